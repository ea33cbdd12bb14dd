/* The wire. Generated from the declarations in Python with `make wire`; edit those instead. */

/** The version that `join` names. */
export type Protocol = 1;

export type Basis = "stated" | "inferred" | "felt" | "invented";

export type Face = "fed_up" | "confused" | "scared" | "okay" | "hopeful" | "gave_up" | "safe" | "mixed";

export type Picture = "home" | "bed" | "washing" | "food" | "key" | "door_open" | "door_locked" | "safe" | "danger" | "night" | "rain" | "good_day" | "money" | "work" | "school" | "bus" | "moving" | "phone" | "form" | "waiting" | "round_and_round" | "talking" | "listened_to" | "help" | "family" | "friends" | "alone" | "baby" | "dog" | "health";

export type Role = "facilitator" | "member" | "contributor" | "signatory" | "commissioner" | "procurement_lead" | "safeguarding_lead" | "observer" | "projector";

export type Stage = "design" | "pilot" | "tender" | "delivery";

export type Thread = "young_people" | "carers" | "voluntary" | "housing" | "social_care" | "justice" | "health" | "commissioners";

/** Why something was not done. */
export type RefusalCode = "invalid" | "unknown_operation" | "missing" | "taken" | "forbidden" | "closed" | "stale" | "too_many" | "signed_out" | "unavailable";

export interface AcknowledgedBy {
  group: string;
  count: number;
}

export interface Dots {
  option: string;
  count: number;
}

export interface Entry {
  number: number;
  put: (AnyRecord | null)[];
  removed: string[];
}

export interface GroupCount {
  group: string;
  ready: number;
  of: number;
}

export interface GroupPoints {
  group: string;
  n: number;
  points: number;
}

export interface GroupResult {
  group: string;
  strip: Strip;
  agreeing: number;
}

export interface GroupStrip {
  group: string;
  strip: Strip;
}

export interface HeldRequirement {
  requirement: string;
  ref: string;
  section: string;
  strength: string;
  status: string;
  digest: string;
  note: string;
}

export interface KindCount {
  kind: string;
  count: number;
}

export interface Line {
  option: string;
  points: number;
  groups: GroupPoints[];
}

export interface Meant {
  word: string;
  meaning: string;
  until: string;
}

export interface Quote {
  of: string;
  field: string;
  words: string;
}

export interface Refusal {
  code: RefusalCode;
  data: Record<string, unknown>;
}

export interface Scorer {
  seat: string;
  group: string;
}

export interface SignedClause {
  clause: string;
  digest: string;
}

export interface Strip {
  n: number;
  median: number;
  q1: number;
  q3: number;
  low: number;
  high: number;
  dots: number[];
}

export interface Weighed {
  strip: Strip;
  groups: GroupStrip[];
}

/** The sheet for a drawing, its pens, and how much fits on it. */
export interface Sheet { width: 400; height: 300; pens: 8; strokes: 60; points: 1200; }

/** Every kind of record, as it travels. */
export interface Records {
  "agreement.acknowledgement": {
    kind: "agreement.acknowledgement";
    id: string;
    audience: string;
    clauses: SignedClause[];
    version: number;
    acknowledged_at: string;
  };
  "agreement.acknowledgements": {
    kind: "agreement.acknowledgements";
    id: string;
    audience: string;
    version: number;
    count: number;
    groups: AcknowledgedBy[];
  };
  "agreement.adoption": {
    kind: "agreement.adoption";
    id: string;
    audience: string;
    version: number;
    digest: string;
    adopted_at: string;
    signatures: string[];
    words: string;
  };
  "agreement.clause": {
    kind: "agreement.clause";
    id: string;
    audience: string;
    ref: string;
    order: number;
    section: string;
    title: string;
    plain: string;
    formal: string;
    version: number;
    digest: string;
    asks: string[];
    since: number;
  };
  "agreement.counted": {
    kind: "agreement.counted";
    id: string;
    audience: string;
    scorers: Scorer[];
    version: number;
  };
  "agreement.earlier_text": {
    kind: "agreement.earlier_text";
    id: string;
    audience: string;
    clause: string;
    version: number;
    since: number;
    until: number;
    title: string;
    plain: string;
    formal: string;
    digest: string;
  };
  "agreement.objection": {
    kind: "agreement.objection";
    id: string;
    audience: string;
    clause: string;
    organisation: string;
    reason: string;
    fix: string;
    met: boolean;
    answer: string;
    basis: Basis;
  };
  "agreement.position": {
    kind: "agreement.position";
    id: string;
    audience: string;
    clause: string;
    organisation: string;
    stance: "agrees" | "reservation" | "objects";
    reason: string;
    fix: string;
    digest: string;
    basis: Basis;
  };
  "agreement.signature": {
    kind: "agreement.signature";
    id: string;
    audience: string;
    organisation: string;
    seat: string;
    name: string;
    role: string;
    authority: string;
    signed_at: string;
    version: number;
    clauses: SignedClause[];
    basis: Basis;
  };
  "answers.answer": {
    kind: "answers.answer";
    id: string;
    audience: string;
    quotes?: Quote[];
    of: string;
    promise: string;
    verdict: "did" | "not_yet" | "cannot";
    words: string;
    decided_by: string;
    changed: string[];
    answered_at: string;
  };
  "answers.promise": {
    kind: "answers.promise";
    id: string;
    audience: string;
    of: string;
    owner: string;
    due: string;
    first_due: string;
    promised_at: string;
    session: string;
  };
  "answers.reply": {
    kind: "answers.reply";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    answer: string;
    meant: "yes" | "partly" | "no";
    words: string;
  };
  "cards.ballot": {
    kind: "cards.ballot";
    id: string;
    audience: string;
    poll: string;
    dots: Dots[];
    order: string[];
  };
  "cards.became": {
    kind: "cards.became";
    id: string;
    audience: string;
    source: string;
    led_to: string;
  };
  "cards.card": {
    kind: "cards.card";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    round: string;
    order: number;
    words: string;
    group: string;
    cluster: string;
  };
  "cards.cluster": {
    kind: "cards.cluster";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    round: string;
    order: number;
    name: string;
  };
  "cards.counted": {
    kind: "cards.counted";
    id: string;
    audience: string;
    scorers: Scorer[];
    poll: string;
  };
  "cards.draft": {
    kind: "cards.draft";
    id: string;
    audience: string;
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    round: string;
    words: string;
    group?: string;
  };
  "cards.poll": {
    kind: "cards.poll";
    id: string;
    audience: string;
    question: string;
    way: "dots" | "ranking";
    options: string[];
    budget: number;
    activity: string;
    status: "open" | "closed";
  };
  "cards.round": {
    kind: "cards.round";
    id: string;
    audience: string;
    question: string;
    order: number;
    activity: string;
    status: "writing" | "shown";
  };
  "cards.tally": {
    kind: "cards.tally";
    id: string;
    audience: string;
    poll: string;
    n: number;
    hidden: number;
    lines: Line[];
  };
  "hypotheses.counted": {
    kind: "hypotheses.counted";
    id: string;
    audience: string;
    scorers: Scorer[];
    round: string;
  };
  "hypotheses.evidence": {
    kind: "hypotheses.evidence";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    hypothesis: string;
    words: string;
    strength: "one_view" | "several_views" | "records" | "independent_study";
    bearing: "for" | "against" | "mixed";
    lived: boolean;
    source: string;
    basis: Basis;
  };
  "hypotheses.finding": {
    kind: "hypotheses.finding";
    id: string;
    audience: string;
    quotes?: Quote[];
    hypothesis: string;
    status: "proposed" | "accepted" | "testing" | "supported" | "partly_supported" | "not_supported" | "inconclusive" | "applied" | "parked" | "superseded";
    words: string;
    confidence: "low" | "medium" | "high" | "";
    found_at: string;
  };
  "hypotheses.hypothesis": {
    kind: "hypotheses.hypothesis";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    ref: string;
    order: number;
    type: "diagnostic" | "design" | "outcome_link";
    think: string;
    because: string;
    true_if: string;
    false_if: string;
    harm: string;
    raised_by: string;
    steps: string[];
    status: "proposed" | "accepted" | "testing" | "supported" | "partly_supported" | "not_supported" | "inconclusive" | "applied" | "parked" | "superseded";
    basis: Basis;
    source: string;
    withdrawn: boolean;
  };
  "hypotheses.published_result": {
    kind: "hypotheses.published_result";
    id: string;
    audience: string;
    hypothesis: string;
    statement: string;
    source: string;
    low_words: string;
    high_words: string;
    scale_from: number;
    scale_to: number;
    lowest: number | null;
    highest: number | null;
    average: number | null;
    note: string;
    sample: string;
  };
  "hypotheses.result": {
    kind: "hypotheses.result";
    id: string;
    audience: string;
    hypothesis: string;
    round: string;
    rule: string;
    n: number;
    unsure: number;
    strip: Strip | null;
    groups: GroupResult[];
    hidden: number;
    verdict: "common_ground" | "mixed" | "divided" | "not_scored";
    importance: Weighed | null;
    confidence: Weighed | null;
    held_back: boolean;
  };
  "hypotheses.round": {
    kind: "hypotheses.round";
    id: string;
    audience: string;
    hypothesis: string;
    number: number;
    rule: string;
    status: "open" | "closed";
  };
  "hypotheses.rule": {
    kind: "hypotheses.rule";
    id: string;
    audience: string;
    agrees_from: number;
    share: number;
    small: "together" | "whole";
    low_words: string;
    high_words: string;
    fixed_at: string;
  };
  "hypotheses.score": {
    kind: "hypotheses.score";
    id: string;
    audience: string;
    round: string;
    value: number | null;
    importance: number | null;
    confidence: number | null;
  };
  "hypotheses.test": {
    kind: "hypotheses.test";
    id: string;
    audience: string;
    quotes?: Quote[];
    hypothesis: string;
    number: number;
    owner: string;
    looks_at: string;
    measure: string;
    threshold: string;
    way: "data_cut" | "case_audit" | "walk_through" | "observation" | "interviews" | "survey" | "costing" | "policy_check" | "pilot" | "other";
    status: "planned" | "running" | "done";
    known: string[];
    fixed_before: boolean;
    fixed_at: string;
    started_at: string;
    ended_at: string;
    met: "yes" | "no" | "unclear" | "";
    words: string;
    basis: Basis;
  };
  "meeting.activity": {
    kind: "meeting.activity";
    id: string;
    audience: string;
    session: string;
    order: number;
    title: string;
    minutes: number;
    block: string;
    artefact: string;
    question: string;
    note: string;
    done: boolean;
  };
  "meeting.alternative": {
    kind: "meeting.alternative";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    of: string;
    field: string;
    words: string;
  };
  "meeting.assent": {
    kind: "meeting.assent";
    id: string;
    audience: string;
    version: string;
    session: string;
    quotes: boolean;
    at: string;
  };
  "meeting.authored": {
    kind: "meeting.authored";
    id: string;
    audience: string;
    record: string;
  };
  "meeting.concern_notice": {
    kind: "meeting.concern_notice";
    id: string;
    audience: string;
    concern: string;
    about: "record" | "seen" | "help";
    at: string;
  };
  "meeting.erased": {
    kind: "meeting.erased";
    id: string;
    audience: string;
    asked: "own" | "told" | "in_writing" | "guardian";
    at: string;
    signatures: number;
    approvals: number;
  };
  "meeting.explained": {
    kind: "meeting.explained";
    id: string;
    audience: string;
    word: string;
    meaning: string;
    shown_at: string;
    activity: string;
    said_at: string;
    before?: Meant[];
  };
  "meeting.exported": {
    kind: "meeting.exported";
    id: string;
    audience: string;
    seat: string;
    name: string;
    form: string;
    at: string;
  };
  "meeting.group": {
    kind: "meeting.group";
    id: string;
    audience: string;
    name: string;
    thread: Thread;
    order: number;
  };
  "meeting.held": {
    kind: "meeting.held";
    id: string;
    audience: string;
    asks: string;
    words: string;
    asked: string;
    group: string;
    at: string;
  };
  "meeting.held_by": {
    kind: "meeting.held_by";
    id: string;
    audience: string;
    held: string;
    seat: string;
    note: string;
    scribed: boolean;
  };
  "meeting.hidden": {
    kind: "meeting.hidden";
    id: string;
    audience: string;
    of: string;
    record: string;
    why: "facilitator" | "concern";
    at: string;
    words: string;
    kept: string;
  };
  "meeting.let_go": {
    kind: "meeting.let_go";
    id: string;
    audience: string;
    of: string;
    count: number;
    at: string;
  };
  "meeting.let_in": {
    kind: "meeting.let_in";
    id: string;
    audience: string;
    seat: string;
  };
  "meeting.lundy_check": {
    kind: "meeting.lundy_check";
    id: string;
    audience: string;
    session: string;
    heard_by: string;
    changed: string;
    told_on: string;
  };
  "meeting.minority_view": {
    kind: "meeting.minority_view";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    of: string;
    words: string;
    group: string;
    basis: Basis;
  };
  "meeting.muted": {
    kind: "meeting.muted";
    id: string;
    audience: string;
    seat: string;
    note: string;
  };
  "meeting.note_by": {
    kind: "meeting.note_by";
    id: string;
    audience: string;
    note: string;
    seat: string;
    sent: string;
  };
  "meeting.opened": {
    kind: "meeting.opened";
    id: string;
    audience: string;
    session: string;
    at: string;
    counts: KindCount[];
  };
  "meeting.organisation": {
    kind: "meeting.organisation";
    id: string;
    audience: string;
    name: string;
    group: string;
  };
  "meeting.own_held": {
    kind: "meeting.own_held";
    id: string;
    audience: string;
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    asks: string;
    words: string;
    status: "waiting" | "declined";
    reason: string;
  };
  "meeting.own_mute": {
    kind: "meeting.own_mute";
    id: string;
    audience: string;
    since: string;
  };
  "meeting.own_wording": {
    kind: "meeting.own_wording";
    id: string;
    audience: string;
    words: string;
  };
  "meeting.parked": {
    kind: "meeting.parked";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    words: string;
    of: string;
    session: string;
    status: "open" | "taken_up";
    outcome: string;
  };
  "meeting.partnership": {
    kind: "meeting.partnership";
    id: string;
    audience: string;
    name: string;
    vision: string;
    stage: Stage;
    teaching: string;
  };
  "meeting.permission": {
    kind: "meeting.permission";
    id: string;
    audience: string;
    seat: string;
    given_by: "guardian" | "corporate_parent" | "not_needed";
    noted_at: string;
  };
  "meeting.quiet_note": {
    kind: "meeting.quiet_note";
    id: string;
    audience: string;
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    words: string;
    group: string;
  };
  "meeting.readiness": {
    kind: "meeting.readiness";
    id: string;
    audience: string;
    activity: string;
    ready: number;
    of: number;
    groups: GroupCount[];
  };
  "meeting.ready": {
    kind: "meeting.ready";
    id: string;
    audience: string;
    activity: string;
  };
  "meeting.register_opened": {
    kind: "meeting.register_opened";
    id: string;
    audience: string;
    seat: string;
    why: "concern" | "emergency" | "asked_by_the_person" | "other";
    at: string;
  };
  "meeting.room_rules": {
    kind: "meeting.room_rules";
    id: string;
    audience: string;
    waiting_room: boolean;
    moderation: boolean;
    consent: boolean;
    nation: "" | "england" | "northern_ireland" | "scotland" | "wales";
  };
  "meeting.seat": {
    kind: "meeting.seat";
    id: string;
    audience: string;
    nickname: string;
    roles: Role[];
    group: string;
    organisation: string;
    confirmed: boolean;
  };
  "meeting.sent_note": {
    kind: "meeting.sent_note";
    id: string;
    audience: string;
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    words: string;
  };
  "meeting.session": {
    kind: "meeting.session";
    id: string;
    audience: string;
    title: string;
    number: number;
    template: string;
    starts_at: string;
    status: "planned" | "live" | "ended";
    activity: string;
    focus: string;
  };
  "meeting.small_room": {
    kind: "meeting.small_room";
    id: string;
    audience: string;
    split: string;
    order: number;
    name: string;
    place: string;
    link: string;
    seats: string[];
  };
  "meeting.split": {
    kind: "meeting.split";
    id: string;
    audience: string;
    session: string;
    activity: string;
    sitting: "mixed" | "by_group";
    rooms: number;
    minutes: number;
    at: string;
    ended_at: string;
  };
  "meeting.spoke": {
    kind: "meeting.spoke";
    id: string;
    audience: string;
    session: string;
    group: string;
  };
  "meeting.stop": {
    kind: "meeting.stop";
    id: string;
    audience: string;
    session: string;
    activity: string;
    at: string;
    ended_at: string;
    holds_time: boolean;
  };
  "meeting.summary": {
    kind: "meeting.summary";
    id: string;
    audience: string;
    session: string;
    opened_at: string;
    ended_at: string;
    made: KindCount[];
    decisions: string[];
    parked: string[];
    promised: string[];
    next_sessions: string[];
  };
  "meeting.summons": {
    kind: "meeting.summons";
    id: string;
    audience: string;
    session: string;
    number: number;
    words: string;
    at: string;
  };
  "meeting.taking_part": {
    kind: "meeting.taking_part";
    id: string;
    audience: string;
    seat: string;
    ways: ("type" | "listen")[];
  };
  "meeting.timer": {
    kind: "meeting.timer";
    id: string;
    audience: string;
    session: string;
    activity: string;
    seconds: number;
    elapsed: number;
    started_at: string;
  };
  "meeting.waiting": {
    kind: "meeting.waiting";
    id: string;
    audience: string;
    nickname: string;
    group: string;
    organisation: string;
    ways: ("type" | "listen")[];
    since: string;
  };
  "outcomes.declined_grouping": {
    kind: "outcomes.declined_grouping";
    id: string;
    audience: string;
    outcome: string;
    into: string;
  };
  "outcomes.framework": {
    kind: "outcomes.framework";
    id: string;
    audience: string;
    key: string;
    name: string;
    version: string;
    source: string;
    own: boolean;
  };
  "outcomes.grouping": {
    kind: "outcomes.grouping";
    id: string;
    audience: string;
    into: string;
    asked: string[];
  };
  "outcomes.indicator": {
    kind: "outcomes.indicator";
    id: string;
    audience: string;
    quotes?: Quote[];
    ref: string;
    order: number;
    outcome: string;
    words: string;
    measure: string;
    decision: string;
    reader: string;
    frequency: string;
    held_by: string;
    baseline: string;
    target: string;
    basis: Basis;
  };
  "outcomes.outcome": {
    kind: "outcomes.outcome";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    ref: string;
    order: number;
    themes: string[];
    own_words: string;
    group: string;
    formal: string;
    basis: Basis;
    source: string;
    hypotheses: string[];
    pain_points: string[];
    into: string;
  };
  "outcomes.service_quality": {
    kind: "outcomes.service_quality";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    ref: string;
    order: number;
    own_words: string;
    group: string;
    formal: string;
    basis: Basis;
    source: string;
  };
  "outcomes.theme": {
    kind: "outcomes.theme";
    id: string;
    audience: string;
    framework: string;
    order: number;
    name: string;
    meaning: string;
  };
  "pathways.action": {
    kind: "pathways.action";
    id: string;
    audience: string;
    quotes?: Quote[];
    map: string;
    number: number;
    words: string;
    step: string;
    pain_point: string;
    waste: "defects" | "overproduction" | "waiting" | "talent" | "transport" | "inventory" | "motion" | "extra_processing" | "failure_demand" | "telling_again" | "";
    owner: string;
    agency: string;
    due: number;
    due_on: string;
    planned_at: string;
    sponsor: boolean;
    resource: string;
    status: "open" | "doing" | "done" | "dropped";
    evidence: string;
    basis: Basis;
  };
  "pathways.answer": {
    kind: "pathways.answer";
    id: string;
    audience: string;
    pain_point: string;
    by: string;
    extent: "whole" | "part";
    words: string;
  };
  "pathways.feeling": {
    kind: "pathways.feeling";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    step: string;
    face: Face;
    words: string;
    group: string;
    basis: Basis;
    source: string;
  };
  "pathways.idea": {
    kind: "pathways.idea";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    map: string;
    step: string;
    pain_point: string;
    words: string;
    group: string;
    basis: Basis;
    source: string;
  };
  "pathways.lane": {
    kind: "pathways.lane";
    id: string;
    audience: string;
    map: string;
    order: number;
    name: string;
    thread: Thread | "shared";
    agency: boolean;
    person: boolean;
  };
  "pathways.link": {
    kind: "pathways.link";
    id: string;
    audience: string;
    map: string;
    start: string;
    end: string;
    moves: "person" | "information";
    share: number | null;
    label: string;
  };
  "pathways.map": {
    kind: "pathways.map";
    id: string;
    audience: string;
    name: string;
    moment: "as_is" | "to_be";
    origin: string;
    prefix: string;
    source: string;
  };
  "pathways.measure": {
    kind: "pathways.measure";
    id: string;
    audience: string;
    map: string;
    of: "lead_time" | "wait_time" | "touch_time" | "told" | "dropped" | "own";
    words: string;
    value: number;
    unit: string;
    how: "stated" | "estimated";
    source: string;
    owner: string;
    basis: Basis;
  };
  "pathways.pain_point": {
    kind: "pathways.pain_point";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    map: string;
    number: number;
    steps: string[];
    words: string;
    votes: number;
    group: string;
    basis: Basis;
    source: string;
  };
  "pathways.step": {
    kind: "pathways.step";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    map: string;
    lane: string;
    ref: string;
    column: number;
    shape: "start_end" | "step" | "decision" | "wait" | "hand_off" | "form";
    words: string;
    basis: Basis;
    source: string;
    note: string;
    touch: number | null;
    wait: number | null;
    wait_worst: number | null;
    origin: string;
    ideas: string[];
    concern: boolean;
    merged: string[];
    wastes: ("defects" | "overproduction" | "waiting" | "talent" | "transport" | "inventory" | "motion" | "extra_processing" | "failure_demand" | "telling_again")[];
    flags: ("data_gap" | "risk" | "moment_that_matters")[];
    copied?: string;
  };
  "pathways.vote": {
    kind: "pathways.vote";
    id: string;
    audience: string;
    pain_point: string;
  };
  "pathways.why": {
    kind: "pathways.why";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    pain_point: string;
    after: string;
    words: string;
    root: boolean;
    group: string;
    basis: Basis;
    source: string;
  };
  "specification.approval": {
    kind: "specification.approval";
    id: string;
    audience: string;
    version: number;
    digest: string;
    name: string;
    role: string;
    organisation: string;
    seat: string;
    approved_at: string;
    words: string;
  };
  "specification.assent": {
    kind: "specification.assent";
    id: string;
    audience: string;
    requirement: string;
    stance: "agreed" | "reservation";
    organisation: string;
    words: string;
    digest: string;
    agreed_at: string;
  };
  "specification.comment": {
    kind: "specification.comment";
    id: string;
    audience: string;
    scribed: boolean;
    masked: boolean;
    requirement: string;
    words: string;
    digest: string;
    group: string;
    resolved: boolean;
    answer: string;
    basis: Basis;
  };
  "specification.draft": {
    kind: "specification.draft";
    id: string;
    audience: string;
    title: string;
    reference: string;
    version: number;
    status: "draft" | "final";
    owner: string;
    approver: string;
    review_date: string;
    marking: string;
  };
  "specification.explains": {
    kind: "specification.explains";
    id: string;
    audience: string;
    explained: string;
  };
  "specification.requirement": {
    kind: "specification.requirement";
    id: string;
    audience: string;
    quotes?: Quote[];
    ref: string;
    section: "need" | "vision" | "outcomes" | "model" | "referral" | "safeguarding" | "rights" | "interfaces" | "information" | "monitoring" | "mobilisation" | "payment";
    order: number;
    strength: "MUST" | "SHOULD" | "MAY";
    words: string;
    plain: string;
    status: "gap" | "drafted" | "agreed" | "reserved" | "withdrawn";
    sources: string[];
    origin: string;
    drafted: string;
    basis: Basis;
    note: string;
  };
  "specification.version": {
    kind: "specification.version";
    id: string;
    audience: string;
    quotes?: Quote[];
    version: number;
    status: "draft" | "final";
    words: string;
    published_at: string;
    digest: string;
    held: HeldRequirement[];
    sources?: string[];
  };
  "specification.wording": {
    kind: "specification.wording";
    id: string;
    audience: string;
    quotes?: Quote[];
    requirement: string;
    words: string;
    plain: string;
    digest: string;
    sources: string[];
    origin?: string;
  };
}

export type AnyRecord = Records[keyof Records];

/** The bodies of operations, by kind. */
export interface Operations {
  "agreement.acknowledge": {
    version: number;
  };
  "agreement.add_clause": {
    section: string;
    title: string;
    plain: string;
    formal: string;
  };
  "agreement.adopt": {
    version: number;
    words?: string;
  };
  "agreement.answer_objection": {
    objection: string;
    answer: string;
    met?: boolean;
  };
  "agreement.begin": Record<string, never>;
  "agreement.reword": {
    clause: string;
    basis_digest: string;
    plain: string;
    formal: string;
    title?: string;
  };
  "agreement.sign": {
    name: string;
    role: string;
    authority: string;
    clauses: string[];
    digests: string[];
    basis?: Basis;
  };
  "agreement.take_position": {
    clause: string;
    digest: string;
    stance: "agrees" | "reservation" | "objects";
    reason?: string;
    fix?: string;
    basis?: Basis;
  };
  "answers.answer": {
    of: string;
    verdict: "did" | "not_yet" | "cannot";
    words: string;
    decided_by: string;
    due?: string;
    changed?: string[];
  };
  "answers.move": {
    promise: string;
    owner?: string;
    due: string;
  };
  "answers.promise": {
    of: string;
    owner?: string;
    due: string;
  };
  "answers.reply": {
    answer: string;
    meant: "yes" | "partly" | "no";
    words?: string;
  };
  "cards.add": {
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    for_seat?: string;
    round: string;
    words: string;
  };
  "cards.close_poll": {
    poll: string;
  };
  "cards.give_dots": {
    poll: string;
    option: string;
    count: number;
  };
  "cards.make_cluster": {
    round: string;
    name: string;
    cards?: string[];
  };
  "cards.open_poll": {
    question: string;
    way: "dots" | "ranking";
    options: string[];
    budget?: number;
    activity?: string;
  };
  "cards.open_round": {
    question: string;
    activity?: string;
  };
  "cards.place": {
    cards: string[];
    cluster?: string;
  };
  "cards.rank": {
    poll: string;
    order: string[];
  };
  "cards.remove_cluster": {
    cluster: string;
  };
  "cards.rename_cluster": {
    cluster: string;
    basis_digest: string;
    name: string;
  };
  "cards.reveal": {
    round: string;
  };
  "cards.reword": {
    card: string;
    basis_digest: string;
    words: string;
  };
  "cards.take_further": {
    source: string;
    led_to: string;
  };
  "cards.take_no_further": {
    became: string;
  };
  "cards.throw_away": {
    draft: string;
  };
  "cards.write": {
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    round: string;
    words: string;
    draft?: string;
  };
  "hypotheses.add_evidence": {
    for_seat?: string;
    hypothesis: string;
    words: string;
    strength: "one_view" | "several_views" | "records" | "independent_study";
    bearing: "for" | "against" | "mixed";
    lived?: boolean;
    source?: string;
    basis?: Basis;
  };
  "hypotheses.decide": {
    hypothesis: string;
    status: "proposed" | "accepted" | "testing" | "supported" | "partly_supported" | "not_supported" | "inconclusive" | "applied" | "parked" | "superseded";
    words?: string;
    confidence?: "low" | "medium" | "high" | "";
  };
  "hypotheses.fix_rule": {
    agrees_from: number;
    share: number;
    small?: "together" | "whole";
    low_words: string;
    high_words: string;
  };
  "hypotheses.link_steps": {
    hypothesis: string;
    steps: string[];
  };
  "hypotheses.open_round": {
    hypothesis: string;
  };
  "hypotheses.place_quote": {
    quote: string;
    hypothesis?: string;
  };
  "hypotheses.plan_test": {
    hypothesis: string;
    owner: string;
    looks_at: string;
    measure: string;
    threshold: string;
    way?: "data_cut" | "case_audit" | "walk_through" | "observation" | "interviews" | "survey" | "costing" | "policy_check" | "pilot" | "other";
    basis?: Basis;
  };
  "hypotheses.propose": {
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    for_seat?: string;
    think: string;
    because?: string;
    true_if?: string;
    false_if?: string;
    harm?: string;
    type?: "diagnostic" | "design" | "outcome_link";
    steps?: string[];
    basis?: Basis;
    source?: string;
    group?: string;
  };
  "hypotheses.quote_result": {
    statement: string;
    source: string;
    low_words: string;
    high_words: string;
    scale_from?: number;
    scale_to?: number;
    lowest?: number | null;
    highest?: number | null;
    average?: number | null;
    note?: string;
    sample?: string;
    hypothesis?: string;
  };
  "hypotheses.remove_quote": {
    quote: string;
  };
  "hypotheses.report_test": {
    test: string;
    met: "yes" | "no" | "unclear";
    words: string;
  };
  "hypotheses.reveal": {
    round: string;
  };
  "hypotheses.reword": {
    hypothesis: string;
    basis_digest: string;
    think: string;
    because?: string;
    true_if?: string;
    false_if?: string;
    harm?: string;
  };
  "hypotheses.score": {
    round: string;
    value?: number | null;
    importance?: number | null;
    confidence?: number | null;
  };
  "hypotheses.start_test": {
    test: string;
  };
  "hypotheses.withdraw": {
    hypothesis: string;
  };
  "meeting.add_activity": {
    session: string;
    title: string;
    minutes: number;
    block?: string;
    artefact?: string;
    question?: string;
    note?: string;
    before?: string;
  };
  "meeting.add_group": {
    name: string;
    thread: Thread;
  };
  "meeting.add_organisation": {
    name: string;
    group?: string;
  };
  "meeting.assent": {
    version: string;
    data_read: boolean;
    quotes?: boolean;
  };
  "meeting.back_together": {
    split: string;
  };
  "meeting.change_activity": {
    activity: string;
    title: string;
    minutes: number;
    question?: string;
    done?: boolean;
    block?: string;
    artefact?: string;
    basis_digest?: string;
  };
  "meeting.change_group": {
    seat: string;
    group?: string;
  };
  "meeting.change_own": {
    group?: string;
    ways?: ("type" | "listen")[];
  };
  "meeting.change_roles": {
    seat: string;
    roles: Role[];
    organisation?: string;
    confirmed?: boolean;
  };
  "meeting.decline_held": {
    held: string;
    reason?: string;
  };
  "meeting.describe": {
    name: string;
    vision?: string;
    stage?: Stage;
  };
  "meeting.describe_session": {
    session: string;
    title: string;
    starts_at?: string;
  };
  "meeting.describe_small_room": {
    small_room: string;
    name?: string;
    place?: string;
    link?: string;
  };
  "meeting.end_session": {
    session: string;
  };
  "meeting.erase_own": Record<string, never>;
  "meeting.erase_person": {
    seat: string;
    asked: "told" | "in_writing" | "guardian";
  };
  "meeting.explain_word": {
    word: string;
    meaning: string;
  };
  "meeting.extend_timer": {
    timer: string;
    minutes: number;
    seen_seconds?: number | null;
  };
  "meeting.find_room": {
    split: string;
  };
  "meeting.forget_wording": {
    wording: string;
  };
  "meeting.found": {
    name: string;
    vision?: string;
    stage?: Stage;
    teaching?: string;
  };
  "meeting.give_rooms_time": {
    split: string;
    minutes: number;
    seen_minutes: number;
  };
  "meeting.go_on": {
    stop: string;
  };
  "meeting.hide": {
    record: string;
  };
  "meeting.keep_minority_view": {
    for_seat?: string;
    of: string;
    words: string;
    basis?: Basis;
  };
  "meeting.leave": Record<string, never>;
  "meeting.let_go_old": {
    of: string;
    records: string[];
  };
  "meeting.let_go_wording": {
    wording: string;
  };
  "meeting.let_in": {
    waiting: string;
  };
  "meeting.look_at": {
    session: string;
    focus?: string;
    from_activity?: string;
  };
  "meeting.move_activity": {
    activity: string;
    before?: string;
  };
  "meeting.move_room": {
    session: string;
    activity: string;
    from_activity?: string;
  };
  "meeting.mute": {
    seat: string;
  };
  "meeting.note_export": {
    seat?: string;
    name: string;
    form: string;
  };
  "meeting.note_influence": {
    session: string;
    part: "heard_by" | "changed" | "told_on";
    words: string;
  };
  "meeting.note_opening": {
    seat: string;
    why: "concern" | "emergency" | "asked_by_the_person" | "other";
  };
  "meeting.note_permission": {
    seat: string;
    given_by: "guardian" | "corporate_parent" | "not_needed";
  };
  "meeting.open_session": {
    session: string;
  };
  "meeting.park": {
    for_seat?: string;
    words: string;
    of?: string;
  };
  "meeting.place_in_room": {
    seat: string;
    small_room?: string;
  };
  "meeting.plan_session": {
    template: string;
    title?: string;
    starts_at?: string;
  };
  "meeting.put_back": {
    kept: string;
    writer?: string;
  };
  "meeting.remove_activity": {
    activity: string;
  };
  "meeting.remove_seat": {
    seat: string;
  };
  "meeting.reword_explained": {
    explained: string;
    word: string;
    meaning: string;
    basis_digest: string;
  };
  "meeting.run_timer": {
    timer: string;
    action: "start" | "pause";
    from_activity?: string;
  };
  "meeting.say_ready": {
    activity: string;
    ready?: boolean;
  };
  "meeting.send_quietly": {
    picture?: Picture | "";
    drawing?: number[][];
    shows?: string;
    face?: Face | "";
    words: string;
  };
  "meeting.set_nation": {
    nation: "england" | "northern_ireland" | "scotland" | "wales";
  };
  "meeting.set_room_rule": {
    rule: "waiting_room" | "moderation" | "consent";
    on: boolean;
  };
  "meeting.settle_concern": {
    concern: string;
  };
  "meeting.show_again": {
    hidden: string;
  };
  "meeting.show_explained": {
    explained: string;
  };
  "meeting.show_held": {
    held: string;
  };
  "meeting.split_rooms": {
    session: string;
    seats: string[];
    sitting?: "mixed" | "by_group";
    rooms?: number;
    minutes: number;
  };
  "meeting.stop_talk": {
    session: string;
  };
  "meeting.summon": {
    session: string;
    words?: string;
  };
  "meeting.take_away_explained": {
    explained: string;
  };
  "meeting.take_back": {
    record: string;
  };
  "meeting.take_back_held": {
    held: string;
  };
  "meeting.take_back_hidden": {
    authored: string;
  };
  "meeting.take_back_note": {
    sent: string;
  };
  "meeting.take_seat": {
    nickname: string;
    roles: Role[];
    group?: string;
    organisation?: string;
    confirmed?: boolean;
    ways?: ("type" | "listen")[];
    by_code?: boolean;
  };
  "meeting.take_up": {
    parked: string;
    words: string;
  };
  "meeting.tell_of_concern": {
    concern: string;
    about: "record" | "seen" | "help";
    record?: string;
  };
  "meeting.turn_away": {
    waiting: string;
  };
  "meeting.unmute": {
    seat: string;
  };
  "meeting.withdraw_assent": Record<string, never>;
  "outcomes.add_indicator": {
    outcome: string;
    words: string;
    measure?: string;
    decision?: string;
    reader?: string;
    frequency?: string;
    held_by?: string;
    baseline?: string;
    target?: string;
    basis?: Basis;
  };
  "outcomes.add_outcome": {
    formal: string;
    own_words?: string;
    group?: string;
    themes?: string[];
    hypotheses?: string[];
    pain_points?: string[];
    basis?: Basis;
    source?: string;
  };
  "outcomes.add_quality": {
    for_seat?: string;
    own_words?: string;
    formal?: string;
    group?: string;
    basis?: Basis;
    source?: string;
  };
  "outcomes.add_theme": {
    framework: string;
    name: string;
    meaning?: string;
  };
  "outcomes.adopt_framework": {
    key: string;
  };
  "outcomes.agree_grouping": {
    grouping: string;
    outcome: string;
    agrees?: boolean;
  };
  "outcomes.begin_framework": {
    name: string;
    version?: string;
    source?: string;
  };
  "outcomes.change_indicator": {
    indicator: string;
    basis_digest: string;
    words: string;
    measure?: string;
    decision?: string;
    reader?: string;
    frequency?: string;
    held_by?: string;
    baseline?: string;
    target?: string;
  };
  "outcomes.group": {
    outcomes: string[];
    into: string;
  };
  "outcomes.leave_group": {
    outcome: string;
  };
  "outcomes.link": {
    outcome: string;
    hypotheses?: string[];
    pain_points?: string[];
  };
  "outcomes.reword_own": {
    of: string;
    basis_digest: string;
    own_words: string;
  };
  "outcomes.say": {
    for_seat?: string;
    own_words: string;
    themes?: string[];
    group?: string;
    basis?: Basis;
    source?: string;
  };
  "outcomes.stop_asking": {
    grouping: string;
  };
  "outcomes.tag": {
    outcome: string;
    themes: string[];
  };
  "outcomes.withdraw": {
    of: string;
  };
  "outcomes.word_formally": {
    of: string;
    basis_digest: string;
    formal: string;
  };
  "pathways.add_idea": {
    for_seat?: string;
    map: string;
    words: string;
    step?: string;
    pain_point?: string;
    group?: string;
    basis?: Basis;
    source?: string;
  };
  "pathways.add_lane": {
    map: string;
    name: string;
    thread?: Thread | "shared";
    agency?: boolean;
    person?: boolean;
    order?: number | null;
  };
  "pathways.add_link": {
    start: string;
    end: string;
    moves?: "person" | "information";
    share?: number | null;
    label?: string;
  };
  "pathways.add_pain_point": {
    map: string;
    words: string;
    steps?: string[];
    basis?: Basis;
    source?: string;
  };
  "pathways.add_step": {
    lane: string;
    words: string;
    shape?: "start_end" | "step" | "decision" | "wait" | "hand_off" | "form";
    column?: number | null;
    after?: string;
    ref?: string;
    basis?: Basis;
    source?: string;
    note?: string;
    touch?: number | null;
    wait?: number | null;
    wait_worst?: number | null;
    origin?: string;
    ideas?: string[];
    concern?: boolean;
    wastes?: ("defects" | "overproduction" | "waiting" | "talent" | "transport" | "inventory" | "motion" | "extra_processing" | "failure_demand" | "telling_again")[];
    flags?: ("data_gap" | "risk" | "moment_that_matters")[];
  };
  "pathways.answer_pain_point": {
    pain_point: string;
    by: string;
    extent?: "whole" | "part";
    words?: string;
  };
  "pathways.ask_why": {
    for_seat?: string;
    pain_point: string;
    words: string;
    after?: string;
    basis?: Basis;
    source?: string;
  };
  "pathways.begin_map": {
    name: string;
    moment: "as_is" | "to_be";
    prefix?: string;
    source?: string;
  };
  "pathways.change_action": {
    action: string;
    basis_digest: string;
    words: string;
    due: number;
    step?: string;
    pain_point?: string;
    waste?: "defects" | "overproduction" | "waiting" | "talent" | "transport" | "inventory" | "motion" | "extra_processing" | "failure_demand" | "telling_again" | "";
    owner?: string;
    agency?: string;
    sponsor?: boolean;
    resource?: string;
  };
  "pathways.change_lane": {
    lane: string;
    name: string;
    thread: Thread | "shared";
    order: number;
    agency?: boolean;
    person?: boolean;
  };
  "pathways.change_link": {
    link: string;
    moves: "person" | "information";
    share?: number | null;
    label?: string;
  };
  "pathways.continue_steps": {
    step: string;
    origins: string[];
  };
  "pathways.copy_map": {
    map: string;
    name: string;
    prefix?: string;
    moment?: "as_is" | "to_be";
  };
  "pathways.copy_part": {
    steps: string[];
    map: string;
    column?: number | null;
  };
  "pathways.describe_map": {
    map: string;
    name: string;
    source?: string;
  };
  "pathways.describe_step": {
    step: string;
    shape: "start_end" | "step" | "decision" | "wait" | "hand_off" | "form";
    note?: string;
    source?: string;
    concern?: boolean;
  };
  "pathways.give_measure": {
    map: string;
    of: "lead_time" | "wait_time" | "touch_time" | "told" | "dropped" | "own";
    value: number;
    how: "stated" | "estimated";
    words?: string;
    unit?: string;
    source?: string;
    owner?: string;
    basis?: Basis;
  };
  "pathways.import_map": {
    name: string;
    moment: "as_is" | "to_be";
    rows: string;
    prefix?: string;
    source?: string;
  };
  "pathways.mark_basis": {
    step: string;
    basis: Basis;
  };
  "pathways.mark_flags": {
    step: string;
    flags: ("data_gap" | "risk" | "moment_that_matters")[];
  };
  "pathways.mark_root": {
    why: string;
    root: boolean;
  };
  "pathways.mark_wastes": {
    step: string;
    wastes: ("defects" | "overproduction" | "waiting" | "talent" | "transport" | "inventory" | "motion" | "extra_processing" | "failure_demand" | "telling_again")[];
  };
  "pathways.move_step": {
    step: string;
    lane: string;
    column: number;
  };
  "pathways.place_idea": {
    idea: string;
    step?: string;
    pain_point?: string;
  };
  "pathways.place_pain_point": {
    pain_point: string;
    steps: string[];
  };
  "pathways.plan_action": {
    map: string;
    words: string;
    due: number;
    step?: string;
    pain_point?: string;
    waste?: "defects" | "overproduction" | "waiting" | "talent" | "transport" | "inventory" | "motion" | "extra_processing" | "failure_demand" | "telling_again" | "";
    owner?: string;
    agency?: string;
    sponsor?: boolean;
    resource?: string;
    basis?: Basis;
  };
  "pathways.remove_answer": {
    answer: string;
  };
  "pathways.remove_lane": {
    lane: string;
  };
  "pathways.remove_link": {
    link: string;
  };
  "pathways.remove_map": {
    map: string;
    drawn?: boolean;
  };
  "pathways.remove_measure": {
    measure: string;
  };
  "pathways.remove_pain_point": {
    pain_point: string;
  };
  "pathways.remove_step": {
    step: string;
    join_up?: boolean;
    words_to?: string;
  };
  "pathways.report_action": {
    action: string;
    status: "open" | "doing" | "done" | "dropped";
    evidence?: string;
  };
  "pathways.reword_pain_point": {
    pain_point: string;
    basis_digest: string;
    words: string;
  };
  "pathways.reword_step": {
    step: string;
    basis_digest: string;
    words: string;
  };
  "pathways.reword_why": {
    why: string;
    basis_digest: string;
    words: string;
  };
  "pathways.say_feeling": {
    for_seat?: string;
    step: string;
    face: Face;
    words?: string;
    group?: string;
    basis?: Basis;
    source?: string;
  };
  "pathways.take_back_vote": {
    pain_point: string;
  };
  "pathways.time_step": {
    step: string;
    touch?: number | null;
    wait?: number | null;
    wait_worst?: number | null;
  };
  "pathways.trace_step": {
    step: string;
    origin?: string;
    ideas?: string[];
  };
  "pathways.vote": {
    pain_point: string;
  };
  "pathways.withdraw_feeling": {
    feeling: string;
  };
  "pathways.withdraw_idea": {
    idea: string;
  };
  "specification.add_requirement": {
    section: "need" | "vision" | "outcomes" | "model" | "referral" | "safeguarding" | "rights" | "interfaces" | "information" | "monitoring" | "mobilisation" | "payment";
    words: string;
    plain?: string;
    strength?: "MUST" | "SHOULD" | "MAY";
    sources?: string[];
    basis?: Basis;
  };
  "specification.agree": {
    requirement: string;
    basis_digest: string;
    organisation?: string;
    words?: string;
  };
  "specification.agree_with_reservation": {
    requirement: string;
    basis_digest: string;
    words: string;
    organisation?: string;
  };
  "specification.approve": {
    version: number;
    digest: string;
    name: string;
    role?: string;
    words?: string;
  };
  "specification.begin": {
    title: string;
    reference?: string;
  };
  "specification.comment": {
    for_seat?: string;
    requirement: string;
    words: string;
    basis?: Basis;
  };
  "specification.describe": {
    title: string;
    reference?: string;
    owner?: string;
    approver?: string;
    review_date?: string;
    marking?: string;
  };
  "specification.draft": Record<string, never>;
  "specification.link_sources": {
    requirement: string;
    sources: string[];
  };
  "specification.mark_gap": {
    requirement: string;
    note: string;
  };
  "specification.open_again": Record<string, never>;
  "specification.place": {
    requirement: string;
    section: "need" | "vision" | "outcomes" | "model" | "referral" | "safeguarding" | "rights" | "interfaces" | "information" | "monitoring" | "mobilisation" | "payment";
    order: number;
  };
  "specification.publish": {
    status: "draft" | "final";
    words?: string;
  };
  "specification.resolve_comment": {
    comment: string;
    answer?: string;
    resolved?: boolean;
  };
  "specification.reword": {
    requirement: string;
    basis_digest: string;
    words: string;
    plain?: string;
  };
  "specification.set_strength": {
    requirement: string;
    strength: "MUST" | "SHOULD" | "MAY";
  };
  "specification.take_up": {
    requirement: string;
  };
  "specification.withdraw": {
    requirement: string;
    note: string;
  };
}

/** What a client says, by event. */
export interface ClientMessages {
  "join": {
    partnership: string;
    protocol: number;
    cursors: Record<string, number>;
    packed?: boolean;
    life?: string;
  };
  "operation": {
    id: string;
    kind: string;
    body: Record<string, unknown>;
  };
  "catch_up": {
    stream: string;
    from: number;
  };
  "presence": {
    record: string;
    what: string;
  };
  "echo": Record<string, never>;
}

/** What the server says, by event. */
export interface ServerMessages {
  "welcome": {
    seat: string;
    now: string;
    streams: Record<string, number>;
    protocol: number;
    life: string;
  };
  "entries": {
    stream: string;
    from: number;
    entries?: Entry[];
    packed?: ArrayBuffer;
  };
  "snapshot": {
    stream: string;
    number: number;
    records?: AnyRecord[];
    packed?: ArrayBuffer;
  };
  "streams": {
    granted: string[];
    revoked: string[];
  };
  "presence": {
    here?: string[];
    seat?: string;
    record?: string;
    what?: string;
  };
  "answer": {
    id: string;
    positions?: Record<string, number>;
    made?: string[];
    refused?: Refusal;
  };
  "echo": Record<string, never>;
  "refused": {
    code: RefusalCode;
    data: Record<string, unknown>;
  };
  "goodbye": {
    code: RefusalCode;
    data: Record<string, unknown>;
  };
}
