import { showDate } from '#platform'
import type { FamilyView } from './family-view.query.server.ts'
import type { FamilyReader } from './family-words.ts'

/** One part of the page and of the booklet: a heading and lines in the order in which they are read. */
export type FamilyPart = { readonly id: string; readonly title: string; readonly lines: readonly string[] }

/** What one adult reads, part by part; the same on the page and on paper. Nothing here is ever late. */
export function familyParts(view: FamilyView, reader: FamilyReader): readonly FamilyPart[] {
  const { say } = reader
  return [
    { id: 'goals', title: say('goals'), lines: goals(view, reader) },
    { id: 'promises', title: say('promises'), lines: promises(view, reader) },
    { id: 'shown', title: say('shown'), lines: shown(view, reader) },
    { id: 'looks', title: say('looks'), lines: looks(view, reader) },
    {
      id: 'withheld',
      title: say('withheld'),
      lines: [say('withheld_others'), say('withheld_special'), say('withheld_law')],
    },
    { id: 'controller', title: say('controller'), lines: controller(view, reader) },
  ]
}

const orNothing = (lines: readonly string[], nothing: string): readonly string[] =>
  lines.length > 0 ? lines : [nothing]
/** A sentence of somebody's with what is known about it behind, whether or not it ends in a full stop. */
const noted = (sentence: string, ...notes: readonly (string | false | null)[]): string => {
  const known = notes.filter(Boolean).join(', ')
  return known === '' ? sentence : `${sentence.replace(/\.$/, '')} (${known})`
}

const goals = ({ goals: all }: FamilyView, { say }: FamilyReader) =>
  orNothing(
    all.map(({ text, due, whole }) =>
      noted(text, say(whole ? 'goal_family' : 'goal_mine'), due && say('until', { date: showDate(due) })),
    ),
    say('goals_none'),
  )

const promises = ({ promises: all }: FamilyView, { say }: FamilyReader) =>
  orNothing(
    all.map(({ text, due, done, institution }) =>
      noted(
        `${institution ?? say('we')}: ${text}`,
        done ? say('promise_done') : due && say('until', { date: showDate(due) }),
      ),
    ),
    say('promises_none'),
  )

/** One line for everything that one institution sees on one ground until one day. */
function shown({ shown: all, outside }: FamilyView, { say, name }: FamilyReader): readonly string[] {
  const alike = Map.groupBy(all, ({ institution, ground, until }) => JSON.stringify([institution, ground.pl, until]))
  const lines = [...alike.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const what = [...new Set(group.map((one) => name(one.what)))].join(', ')
    const { institution, ground, until } = first
    return [say('shown_line', { institution, what, ground: name(ground), date: showDate(until) })]
  })
  const given = outside.map(({ to, what, basis, on }) =>
    say('outside_line', { institution: to, what: name(what), ground: basis, date: showDate(on) }),
  )
  return orNothing([...lines, ...given], say('shown_none'))
}

const looks = ({ looks: all }: FamilyView, { say, name }: FamilyReader) =>
  orNothing(
    all.map(({ on, institution, role }) => say('looks_line', { date: showDate(on), institution, role: name(role) })),
    say('looks_none'),
  )

const controller = ({ keeper }: FamilyView, { say }: FamilyReader) => [
  say('controller_text', {
    name: keeper.name,
    contact: [keeper.address, keeper.phone, keeper.email].filter(Boolean).join(', '),
  }),
  say('officer'),
  say('rights'),
]
