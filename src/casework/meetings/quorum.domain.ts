import { type CaseFacts, countQuorum, type Model, type QuorumCount } from '#model'
import type { Attendee } from './meeting-row.domain.ts'

type Known = { readonly model: Model; readonly facts: CaseFacts }
type Listed = Attendee & { readonly present: boolean | null }

/** How the attendance of a meeting stands to the quorum of its body; `null` where the model asks for none. Whoever is not noted yet is not there. */
export function quorumOf(known: Known, body: string, attendance: readonly Listed[]): QuorumCount | null {
  const { model, facts } = known
  const { quorum } = model.body(body)
  if (!quorum) return null
  const members = quorum.members === undefined ? 0 : model.number(quorum.members, facts.local)
  return countQuorum(
    quorum,
    members,
    attendance.map((one) => attending(known, body, one)),
  )
}

function attending({ model, facts }: Known, body: string, listed: Listed) {
  const { personId, institutionId, subjectId, insteadOf, present } = listed
  const there = present === true
  if (subjectId !== null) {
    const named = model.body(body).composition.roles ?? []
    const family = model.role.all.filter(
      ({ id, sees, body: of }) => sees === 'own_data' && (of === body || named.some(({ role }) => role === id)),
    )
    return { place: null, there, sector: null, roles: family.map(({ id }) => id) }
  }
  // Whoever stands in sits in the place of the absent colleague, with that colleague's roles.
  const place = insteadOf ?? personId
  const held = facts.members.filter(({ person, institution }) => person === place && institution === institutionId)
  const today = held.filter(({ active }) => active)
  // Of a list that was made before a place ended, what the place was.
  const known = today.length > 0 ? today : held
  return {
    place,
    there,
    sector: known[0]?.sector ?? null,
    roles: known.filter((one) => one.body === body).map(({ role }) => role),
  }
}
