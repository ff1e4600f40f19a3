import { nameIn } from '#model'
import { type PrintBlock, type PrintFact, showDate } from '#platform'
import type { Overview } from '../cases/overview.query.server.ts'
import { ownerName } from '../clocks/owner-words.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { facts, part, type Reader } from './print-words.ts'

/** Where the case stands on the way of its model, since when, and for what it waits. */
export function courseBlocks(overview: Overview, { t, locale }: Reader): readonly PrintBlock[] {
  const { known, frame, clocks, awaited } = overview
  const { file, model, facts: course } = known
  const waits = clocks.map(({ deadline, dueOn, late, state, owner }) => {
    const whose = ownerName(owner, { model, names: awaited }, locale)
    const date = showDate(dueOn)
    const when =
      state === 'paused'
        ? t('casework.clock.paused', { date })
        : late === 'overdue'
          ? t('casework.clock.overdue', { date })
          : t('casework.clock.agreed', { date })
    return `${nameIn(deadline.name, locale)} (${whose}): ${when}`
  })
  const since = course.visits.at(-1)?.enteredOn ?? file.openedOn
  return part(t('casework.tab.overview'), [
    ...facts([
      { label: t('casework.print.stage'), text: nameIn(frame.stageName, locale) },
      { label: t('casework.print.since'), text: showDate(since) },
      { label: t('casework.print.opened'), text: showDate(file.openedOn) },
      ...paperFacts(overview, { t, locale }),
      { label: t('casework.print.unit'), text: frame.unitName },
      {
        label: t('casework.print.outcome'),
        text: file.outcome ? nameIn(model.outcome(file.outcome).name, locale) : '',
      },
      { label: t('casework.overview.waiting'), text: waits.join('\n') },
    ]),
  ])
}

/** That the case came from paper, and the days of its stages there. */
function paperFacts({ takeover, known }: Overview, { t, locale }: Reader): readonly PrintFact[] {
  if (!takeover) return []
  const { takenOver, who, visits } = takeover
  const began = { began: showDate(known.file.openedOn), date: showDate(takenOver) }
  const stages = visits.map(({ stage, on, dated }) => {
    const name = nameIn(known.model.stage(stage).name, locale)
    return `${name}: ${dated ? showDate(on) : t('casework.takeover.undated')}`
  })
  return [
    {
      label: t('casework.takeover.mark'),
      text: t('casework.takeover.mark_text', { ...began, who: who ?? t('casework.takeover.nobody_named') }),
    },
    { label: t('casework.takeover.mark_days'), text: stages.join('\n') },
  ]
}

/** The persons of the case, as far as I may know them. */
export function peopleBlocks({ people, known: { file } }: Overview, { t }: Reader): readonly PrintBlock[] {
  if (people.length === 0) return []
  const columns = [
    { label: t('casework.person.who'), share: 2 },
    { label: t('casework.person.relation') },
    { label: t('casework.person.born') },
    { label: t('casework.print.contact'), share: 2 },
    { label: t('casework.person.takes_part') },
  ]
  const rows = people.map((one) => [
    [
      personLabel(one, file.code),
      one.adult ? '' : t('casework.person.child'),
      one.leftOn ? t('casework.person.left', { date: showDate(one.leftOn) }) : '',
    ]
      .filter(Boolean)
      .join('\n'),
    one.relation ?? '',
    one.identity?.born ? showDate(one.identity.born) : '',
    [one.identity?.phone, one.identity?.safeContact].filter(Boolean).join('\n'),
    one.takesPart === null
      ? t('casework.person.not_asked')
      : t(one.takesPart ? 'platform.word.yes' : 'platform.word.no'),
  ])
  return part(t('casework.overview.people'), [{ kind: 'table', columns, rows }])
}

/** Who is with the family today. */
export function teamBlocks({ team, frame, known: { model } }: Overview, { t, locale }: Reader): readonly PrintBlock[] {
  if (team.length === 0) return []
  const columns = [
    { label: t('casework.print.institution'), share: 2 },
    { label: t('casework.plan.who'), share: 1.5 },
    { label: t('casework.print.role'), share: 2 },
    { label: t('casework.print.since') },
  ]
  const rows = team.map(({ institution, person, role, fromOn }) => [
    institution,
    person,
    nameIn(model.role(role).name, locale),
    showDate(fromOn),
  ])
  return part(t('casework.overview.team', { kind: frame.kind }), [{ kind: 'table', columns, rows }])
}
