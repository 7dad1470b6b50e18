"""What the texts are about: six domains, each with who acts, what is done to what, and under which conditions."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DOMAINS", "HEADINGS", "Domain", "Field"]


@dataclass(frozen=True)
class Field:
    """Verbs that take the same objects. A verb stands with its participle: `open/opened`."""

    verbs: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(frozen=True)
class Domain:
    actors: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    fields: tuple[Field, ...]
    conditions: tuple[str, ...]
    purposes: tuple[str, ...]
    exceptions: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.strip().split(";") if part.strip())


def _field(verbs: str, objects: str) -> Field:
    return Field(_words(verbs), _words(objects))


SECURITY = Domain(
    actors=_words(
        "Ukraine; Russia; the Armed Forces of either side; the guarantor states; each Party; the Mission; "
        "the commanders in the field; the mixed teams; the Board of Observers; NATO"
    ),
    bodies=_words("the Commission; the Monitoring Mission; the Security Council; the Joint Staff"),
    places=_words(
        "Donbas; Kyiv; Odesa; Kharkiv; the line of contact; the Crimean isthmus; the buffer area; Lviv; "
        "the Dnipro crossing; the northern sector"
    ),
    fields=(
        _field(
            "withdraw/withdrawn; remove/removed; store under seal/stored under seal; register/registered; inspect/"
            "inspected",
            "heavy artillery above {n} mm; rocket launchers with a range of {n} km; battle tanks; "
            "air-defence batteries; attack helicopters; ammunition depots; mobile radar stations; armoured "
            "vehicles; naval craft over {n} tonnes; engineering units; electronic warfare equipment; mortars",
        ),
        _field(
            "exchange/exchanged; release/released; repatriate/repatriated; account for/accounted for; visit/visited",
            "prisoners of war; interned civilians; the remains of the fallen; wounded soldiers; abducted "
            "children; hostages held in camps; captured crews; missing persons; detained journalists; deserters",
        ),
        _field(
            "clear/cleared; map/mapped; mark/marked; fence off/fenced off; patrol/patrolled",
            "minefields along the roads; unexploded bombs; the demilitarised strip; crossing points; bridges and "
            "tunnels; trenches; flooded mine shafts; river banks; airfields; forest tracks; rail junctions",
        ),
        _field(
            "guarantee/guaranteed; respect/respected; supervise/supervised; confirm/confirmed; restore/restored",
            "freedom of navigation; the cessation of hostilities; the ban on drones below {n} metres; the "
            "inviolability of the frontier; non-nuclear status; the ceiling of {n} troops; notice of manoeuvres; "
            "overflight rights; radio silence; safe passage of convoys; a no-fly corridor; mutual restraint",
        ),
    ),
    conditions=_words(
        "if a serious violation is found; where a ceasefire has held for {n} days; if either side "
        "mobilises reserves; when the guarantors have certified compliance; as long as shelling goes on; "
        "if an unprovoked attack takes place; once demining is finished; where civilians are present"
    ),
    purposes=_words(
        "in order to protect civilians; so that incidents do not escalate; with a view to a lasting peace; "
        "in order to build trust; so that refugees can return; to prevent surprise attacks"
    ),
    exceptions=_words(
        "except in self-defence; unless the other side objects in writing; save for units of the border "
        "guard; except for training in barracks; unless the guarantors decide otherwise"
    ),
)
LABOUR = Domain(
    actors=_words(
        "the employer; the works council; the union; every employee; the conciliation board; part-time staff; "
        "the shift leader; the personnel office; apprentices; the employers' association"
    ),
    bodies=_words("the wage tribunal; the safety committee; the joint pay board; the works council"),
    places=_words(
        "the foundry; the Harn plant; the assembly hall; the night shift; the depot at Selm; the laboratory; "
        "the head office; the spare-parts store"
    ),
    fields=(
        _field(
            "pay/paid; raise/raised; calculate/calculated; advance/advanced; cap/capped",
            "the basic wage of {n} crowns; the supplement for night work; the overtime premium of {p} per cent; the "
            "holiday bonus; travel expenses; the seniority allowance; sick pay after {n} days; the hazard bonus; "
            "pension contributions; the Christmas bonus; the attendance premium; the piecework rate",
        ),
        _field(
            "grant/granted; schedule/scheduled; shorten/shortened; postpone/postponed; record/recorded",
            "annual leave of {n} days; parental leave; the weekly rest period; flexible hours; the lunch break; "
            "study leave; standby duty; unpaid leave; the shift rota; the probation of {n} months; care leave",
        ),
        _field(
            "provide/provided; maintain/maintained; replace/replaced; test/tested; finance/financed",
            "protective clothing; the canteen; first-aid training; ergonomic chairs; hearing tests; ventilation of "
            "workshops; changing rooms; safety goggles; vocational courses; the nursery; language lessons; lockers",
        ),
        _field(
            "dismiss/dismissed; transfer/transferred; re-engage/re-engaged; promote/promoted; warn/warned",
            "workers with over {n} years of service; temporary staff; trainees who fail the examination; members of "
            "the council; pregnant workers; seasonal hands; workers above the age of {n}; disabled employees; "
            "whistle-blowers; foremen; agency workers",
        ),
    ),
    conditions=_words(
        "if the order book is full; where the works council consents; if profits fall by {p} per cent; "
        "when the probation has ended; where safety is at risk; if a doctor certifies it; if the shift "
        "exceeds {n} hours; as long as short-time work lasts"
    ),
    purposes=_words(
        "in order to keep jobs; so that accidents are avoided; to reconcile work and family; with a view to "
        "fair pay; so that skills are kept; to share the burden"
    ),
    exceptions=_words(
        "except in emergencies; unless the contract says otherwise; save for managers; unless operational "
        "needs forbid it; except on public holidays"
    ),
)
TRADE = Domain(
    actors=_words(
        "the importing Party; the exporting Party; the customs authorities; the licensing office; traders; "
        "the Joint Committee; masters of vessels; producers; the competent authority; the flag state"
    ),
    bodies=_words("the Joint Committee; the arbitration panel; the Scientific Council; the Trade Chamber"),
    places=_words(
        "the Northern Basin; the free port of Tessa; the exclusive economic zone; the inner market; the "
        "spawning grounds; the border post; Ostmark; Vestland; the landing ports"
    ),
    fields=(
        _field(
            "abolish/abolished; levy/levied; reduce/reduced; suspend/suspended; bind/bound",
            "customs duty on frozen fish; the tariff of {p} per cent on steel; export taxes on grain; anti-dumping "
            "duty; port dues; the safeguard levy; quotas for sugar; licence fees; the surcharge on textiles; the "
            "duty on spare parts; excise on spirits; stamp duty on bills",
        ),
        _field(
            "issue/issued; withdraw/withdrawn; recognise/recognised; verify/verified; renew/renewed",
            "certificates of origin; fishing licences; veterinary certificates; import permits; landing "
            "declarations; catch documents; transit papers; test reports; organic labels; health marks; "
            "observer reports; phytosanitary certificates",
        ),
        _field(
            "limit/limited; monitor/monitored; share out/shared out; report/reported; close/closed",
            "the total catch of herring; by-catch above {p} per cent; the fleet's capacity; trawling below {n} "
            "metres; the cod quota; transhipment at sea; discards; the mesh of {n} mm; vessel days; "
            "recreational fishing; bottom gear; eel stocks",
        ),
        _field(
            "publish/published; notify/notified; harmonise/harmonised; review/reviewed; simplify/simplified",
            "technical standards; rules on packaging; subsidies to shipyards; tender notices; sanitary measures; "
            "rules of origin; customs forms; labelling rules; state aid above {n} crowns; import statistics; "
            "laws on patents; conformity procedures",
        ),
    ),
    conditions=_words(
        "if imports rise by {p} per cent; where a stock is at risk; if the goods are perishable; where "
        "equivalence is recognised; if the panel so finds; when the quota is used up; in case of fraud; "
        "as long as the embargo lasts"
    ),
    purposes=_words(
        "in order to ease trade; so that stocks recover; to prevent fraud; with a view to fair competition; "
        "so that consumers are informed; to protect animal health"
    ),
    exceptions=_words(
        "except for small boats; unless science advises otherwise; save for goods in transit; except on "
        "grounds of public health; unless the duty is contested"
    ),
)
WATER = Domain(
    actors=_words(
        "the upper state; the lower state; the riparian states; the river authority; dam operators; the "
        "Secretariat; irrigation districts; municipalities; the engineers; the Charter states"
    ),
    bodies=_words("the River Commission; the expert body; the Court; the Secretariat"),
    places=_words(
        "the gauge of Tessa; the upper lake; the delta; the Maro; the border gauge; the Dnipro; the wetland "
        "reserve; the canal at Brod; the aquifer"
    ),
    fields=(
        _field(
            "release/released; divert/diverted; store/stored; measure/measured; allocate/allocated",
            "a flow of {n} cubic metres a second; flood water; the spring discharge; drinking water; irrigation "
            "water; the minimum flow; cooling water; ground water; treated sewage; {p} per cent of the yearly "
            "flow; return flow; storm run-off",
        ),
        _field(
            "build/built; enlarge/enlarged; repair/repaired; operate/operated; dismantle/dismantled",
            "reservoirs above {n} hectares; fish passes; dykes; pumping stations; turbines; the intake tower; "
            "sluices; sediment traps; navigation locks; weirs; hydropower plants; the spillway",
        ),
        _field(
            "limit/limited; sample/sampled; treat/treated; fine/fined; trace/traced",
            "nitrates from farming; heavy metals; salt loads; mine drainage; oil spills; pesticides; waste heat; "
            "micro-plastics; radioactive tracers; chlorides above {n} mg; sewage sludge; dredged mud",
        ),
        _field(
            "collect/collected; share/shared; archive/archived; validate/validated; disclose/disclosed",
            "gauge readings; satellite images; drought forecasts; hydrological models; maps of flood risk; data on "
            "abstraction; environmental studies; dam safety files; snow surveys; fish counts; well logs",
        ),
    ),
    conditions=_words(
        "in a year of drought; if the inflow drops by {p} per cent; when a flood is forecast; if the "
        "reservoir is being filled; where harm is likely; if the level sinks by {n} cm; as long as ice "
        "covers the lake; where ground water is affected"
    ),
    purposes=_words(
        "in order to feed the wetlands; so that harvests are safe; to avoid significant harm; with a view "
        "to equitable use; so that salt water stays out; to keep ships afloat"
    ),
    exceptions=_words(
        "except during floods; unless the lower state agrees; save for household wells; except where "
        "lives are in danger; unless the turbines are down"
    ),
)
FINANCE = Domain(
    actors=_words(
        "the Fund; donors; the World Bank; the trustee; the central bank; the ministry of finance; the "
        "contractors; the audit office; the creditor states; the steering group"
    ),
    bodies=_words("the Board; the audit chamber; the Donor Conference; the Trust Council"),
    places=_words(
        "the eastern districts; the reconstruction zone; Kharkiv; the capital; the special account; the "
        "escrow in Basel; the energy sector; the housing programme"
    ),
    fields=(
        _field(
            "disburse/disbursed; freeze/frozen; repay/repaid; guarantee/guaranteed; reschedule/rescheduled",
            "grants of {n} million crowns; immobilised reserves; bridge loans; the first tranche; compensation for "
            "war damage; bonds maturing after {n} years; interest above {p} per cent; insurance claims; pension "
            "arrears; the contingency reserve; export credits; seized property",
        ),
        _field(
            "rebuild/rebuilt; insure/insured; modernise/modernised; connect/connected; lease/leased",
            "power stations; gas storage sites; schools and clinics; railways; data centres; blocks of flats; grain "
            "silos; heating networks; port cranes; mining concessions; the pipeline of {n} km; broadband lines",
        ),
        _field(
            "audit/audited; tender/tendered; approve/approved; publish/published; cancel/cancelled",
            "contracts above {n} crowns; the yearly budget; procurement plans; consultants' fees; cost overruns of "
            "{p} per cent; the register of beneficiaries; land purchases; project appraisals; accounts of "
            "subsidiaries; final invoices; advance payments",
        ),
        _field(
            "lift/lifted; reimpose/reimposed; phase out/phased out; review/reviewed; extend/extended",
            "sanctions on banks; the price cap on oil; the ban on technology exports; asset freezes; travel bans; "
            "restrictions on shipping; the embargo on arms; capital controls; tax holidays; import relief",
        ),
    ),
    conditions=_words(
        "if the auditors object; where a milestone is missed; if donations fall short by {p} per cent; "
        "when the accounts are approved; in the event of fraud; if default lasts {n} days; where the "
        "state has waived its claims; as long as reserves stay frozen"
    ),
    purposes=_words(
        "in order to attract investors; so that victims are compensated; to prevent corruption; with a view "
        "to growth; so that homes are warm; to steady the currency"
    ),
    exceptions=_words(
        "except for humanitarian goods; unless the creditors vote against it; save for small claims; "
        "except where the law requires it; unless the Board waives it"
    ),
)
GOVERNANCE = Domain(
    actors=_words(
        "the Assembly; the regional councils; the election office; the Government; the ombudsman; the "
        "Constitutional Court; minority communities; the police; the broadcaster; the civil service"
    ),
    bodies=_words("the Peace Council; the Electoral Commission; the Truth Body; the Implementation Group"),
    places=_words(
        "the eastern regions; Kyiv; Odesa; the autonomous district; the polling stations; public schools; "
        "the courts; local offices; the diaspora"
    ),
    fields=(
        _field(
            "hold/held; prepare/prepared; observe/observed; postpone/postponed; certify/certified",
            "local elections; a referendum on the statute; the census; by-elections within {n} days; voter "
            "registration; hearings in public; a national dialogue; the recount; the count of votes; town meetings",
        ),
        _field(
            "protect/protected; teach/taught; promote/promoted; license/licensed; fund/funded",
            "minority languages; places of worship; religious instruction; regional broadcasting; cultural "
            "monuments; schools with {n} pupils; theatres; archives; bilingual signs; textbooks; museums; festivals",
        ),
        _field(
            "amend/amended; adopt/adopted; repeal/repealed; interpret/interpreted; enact/enacted",
            "the law on amnesty; the constitution; the statute of autonomy; the police act; rules on party finance; "
            "the citizenship law; decree {n}; the vetting law; emergency powers; the press law; the language act",
        ),
        _field(
            "appoint/appointed; dismiss/dismissed; vet/vetted; train/trained; indemnify/indemnified",
            "judges; governors; {n} police officers; prosecutors; tax inspectors; teachers; members of the "
            "commission; interpreters; border guards; prison staff; returning officers; mediators",
        ),
    ),
    conditions=_words(
        "if turnout is below {p} per cent; where a minority exceeds {p} per cent; when martial law has "
        "ended; if the Court so rules; in case of a tie; where the seat is vacant; if {n} voters ask for "
        "it; as long as curfew lasts"
    ),
    purposes=_words(
        "in order to heal divisions; so that all are represented; to uphold the rule of law; with a view "
        "to reconciliation; so that truth is told; to keep offices neutral"
    ),
    exceptions=_words(
        "except for war crimes; unless two thirds vote against it; save for matters of defence; except "
        "during a campaign; unless the statute provides for it"
    ),
)
DOMAINS = (SECURITY, LABOUR, TRADE, WATER, FINANCE, GOVERNANCE)
HEADINGS = _words(
    "Scope of application; Definitions; General principles; Withdrawal; Exchange of persons; Pay and supplements; "
    "Working time; Access to markets; Conservation; Quantities; Quality; Dams and reservoirs; Disbursement; Sanctions; "
    "Elections; Languages and culture; Institutions; Exchange of data; Verification; Settlement of disputes; Duration "
    "and denunciation; Compensation; Transitional rules; Technical annex; Liability; Planned measures; Guarantees; "
    "Training; Licences; Freedom of movement; Public procurement; Audit; Amnesty; Borders; Navigation; Energy; "
    "Communication; Missing persons; Local finance; Amendment"
)
