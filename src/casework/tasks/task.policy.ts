import { follows, policy, rel } from '#platform'

const itsItem = follows(['case_id', 'item_id'], 'casework.item', ['case_id', 'id'])
const denied = rel('case_id', 'authz.cases_denied_to_me')
const kept = rel('case_id', 'authz.cases_i_keep')
const forMine = (column: string) =>
  rel(['case_id', column], 'authz.my_institutions_in_cases', ['case_id', 'institution_id'])
const mine = rel(['case_id', 'institution_id'], 'authz.my_institutions_in_cases')
const askedOfMine = forMine('offered_institution_id')
const givenByMine = forMine('given_institution_id')
const hadByMine = forMine('had_institution_id')
const supported = rel(['case_id', 'id'], 'authz.tasks_i_support', ['case_id', 'task_id'])

/**
 * A task is known to the institutions that have it, gave it, are asked to take it, had it last or help with it, and to those who keep the
 * case; its words only through the ledger. It stands with one institution: that one or the keeper says what became of it. What an
 * institution has given back it may not change any more; `had` is there for the row that its own act leaves behind.
 */
export const taskPolicy = policy({
  table: 'casework.task',
  rules: {
    // What the ledger shows comes last: it asks for all that is shared, and most rows are known without.
    read: [kept, mine, askedOfMine, givenByMine, hadByMine, supported, itsItem],
    assign: [itsItem],
    again: [mine, kept],
    accept: [mine, askedOfMine, kept],
    giveBack: [mine, askedOfMine, kept],
    hand: [mine, kept],
    close: [mine, kept],
    support: [mine, givenByMine, kept],
    remind: [mine, askedOfMine, givenByMine, kept],
    leave: [hadByMine],
  },
  never: denied,
  seenAs: ['id'],
  rowSecurity: {
    select: ['read'],
    insert: ['assign', 'again'],
    update: ['accept', 'giveBack', 'hand', 'close', 'support', 'remind', 'leave'],
  },
})

const itsTask = follows(['case_id', 'task_id'], 'casework.task', ['case_id', 'id'])

/** What happened to a task is seen with it. */
export const taskActPolicy = policy({
  table: 'casework.task_act',
  rules: { read: [itsTask], note: [itsTask] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['note'] },
})

/** Who helps with a task is seen with it, and said by whoever may say so of the task. Which of its people helps, an institution says itself. */
export const taskSupportPolicy = policy({
  table: 'casework.task_support',
  rules: { read: [itsTask], name: [itsTask], end: [itsTask], person: [mine] },
  never: denied,
  rowSecurity: { select: ['read'], insert: ['name'], update: ['end', 'person'] },
})

const itsTasks = follows(['case_id', 'id'], 'casework.task', ['case_id', 'series_id'])
const writing = rel('case_id', 'authz.forms_of_cases_i_work_in')

/** How often a task comes again: days and numbers, for those who work in the case. */
export const taskSeriesPolicy = policy({
  table: 'casework.task_series',
  rules: { read: [itsTasks, writing], begin: [writing], end: [itsTasks, writing] },
  never: denied,
  seenAs: ['id'],
  rowSecurity: { select: ['read'], insert: ['begin'], update: ['end'] },
})
