import { type Model, nameIn, powerCited } from '#model'
import type { Locale, T } from '#platform'
import { showDate, showInstant, useReader } from '#platform'
import { Why } from '#platform/ui'
import { categoryName, sayExtent } from './sharing-words.ts'
import type { Reason, Whys } from './why-seen.query.server.ts'

/** Where stands who sees an entry, and why. */
export const entryAudiencePath = (caseId: string, itemId: string): string =>
  `/cases/${caseId}/sharing/entries/${itemId}`

type WhySeenProps = {
  readonly why: Whys
  /** Whose content, where a page shows that of several institutions. */
  readonly of?: string
}

/** Why the reader sees what a page shows: one sentence for each reason, and the way to who else sees it. */
export function WhySeen({ why, of }: WhySeenProps) {
  const { t, locale } = useReader()
  return (
    <Why summary={of ? t('casework.sharing.why.summary_by', { institution: of }) : t('casework.sharing.why.summary')}>
      {sayWhy({ t, locale }, why).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {why.entries.map(({ caseId, itemId, category }) => (
        <p>
          <a href={entryAudiencePath(caseId, itemId)}>
            {t('casework.sharing.entry.link', { category: categoryName(why.model, category, locale) })}
          </a>
        </p>
      ))}
    </Why>
  )
}

/** The same as plain sentences, for print and tests of words. */
export function sayWhy(
  { t, locale }: { t: T; locale: Locale },
  { model, name, reasons, given }: Whys,
): readonly string[] {
  if (reasons.length === 0 && name !== null) return [t('casework.sharing.why.nobody', { name })]
  return [
    ...reasons.map((reason) => sayReason({ t, locale }, model, name, reason)),
    ...given.map(({ giver, to, on, power }) =>
      t('casework.letter.given_why', { giver, to, date: showDate(on), cited: powerCited(power) }),
    ),
  ]
}

function sayReason({ t, locale }: { t: T; locale: Locale }, model: Model, name: string | null, reason: Reason): string {
  if (reason.kind === 'kept_out') return t('casework.sharing.why.kept_out', { name })
  if (reason.kind === 'own') {
    return name === null ? t('casework.sharing.why.own') : t('casework.sharing.why.own_of', { name })
  }
  if (reason.kind === 'standing_in') {
    const held = { absent: reason.absent, until: showDate(reason.until) }
    return name === null ? t('casework.stand_in.why_mine', held) : t('casework.stand_in.why_of', { ...held, name })
  }
  if (reason.kind === 'emergency' || reason.kind === 'inspection') {
    const until = reason.kind === 'emergency' ? showInstant(reason.until) : showDate(reason.until)
    return name === null
      ? t(`casework.sharing.why.${reason.kind}`, { until })
      : t(`casework.sharing.why.${reason.kind}_of`, { name, until })
  }
  const { entry } = reason
  return t('casework.sharing.why.disclosed', {
    recipient: entry.recipient.shortName,
    giver: entry.giver.shortName,
    category: categoryName(model, entry.category, locale),
    extent: sayExtent(t, entry.extent),
    ground: nameIn(model.ground(entry.ground).name, locale),
    clause: [entry.clause, entry.provision].filter(Boolean).join('; '),
    until: showDate(entry.until),
    who: entry.decidedBy ?? t('casework.sharing.ledger.by_link'),
    day: showInstant(entry.decidedAt),
  })
}
