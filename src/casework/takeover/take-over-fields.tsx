import { nameIn, type Stage, type SubjectKind } from '#model'
import { type MessageKey, useReader } from '#platform'
import { DateField, FileField, RadioGroup, Select, TextField } from '#platform/ui'
import { rowField } from '../families/household/read-household.ts'
import { CONSENTS } from './papers.domain.ts'
import { Part } from './part.tsx'
import { dayField } from './read-takeover.ts'
import type { Named, TakeoverOffer } from './taken.domain.ts'
import type { Brought } from './way.domain.ts'

const KINDS: Readonly<Record<SubjectKind, MessageKey>> = {
  family: 'casework.case.kind.family',
  person: 'casework.case.kind.person',
  group: 'casework.case.kind.group',
}

/** Where the case is, whom it is about, since when, and where its papers are. */
export function CaseFields({ offer: { units } }: { readonly offer: TakeoverOffer }) {
  const { t } = useReader()
  const kinds = [...new Set(units.flatMap((unit) => unit.kinds))]
  return (
    <>
      {units.length > 1 && (
        <Select
          name="unitCode"
          label={t('casework.case.open.unit')}
          options={units.map(({ unitCode, name }) => ({ value: unitCode, label: name }))}
        />
      )}
      {kinds.length > 1 && (
        <RadioGroup
          name="kind"
          label={t('casework.case.open.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(KINDS[kind]) }))}
        />
      )}
      {kinds.includes('group') && (
        <TextField
          name="called"
          label={t('casework.takeover.called')}
          hint={t('casework.takeover.called_hint')}
          width="m"
          optional
        />
      )}
      <Select name="place" label={t('casework.takeover.place')} options={usePlaces(units)} />
      <DateField name="beganOn" label={t('casework.takeover.began')} />
      <TextField name="source" label={t('casework.takeover.source')} width="m" optional />
    </>
  )
}

/** The stages of every model in force where the reader may take a case over; one that several share stands once. */
function usePlaces(units: TakeoverOffer['units']): readonly { value: string; label: string }[] {
  const { t, locale } = useReader()
  const places = units.flatMap((unit) => Object.values(unit.places).flat())
  const label = ({ stage, pause }: (typeof places)[number]) =>
    pause
      ? t('casework.takeover.paused', { stage: nameIn(stage.name, locale), pause: nameIn(pause.name, locale) })
      : nameIn(stage.name, locale)
  return [...new Map(places.map((place) => [place.value, { value: place.value, label: label(place) }])).values()]
}

/** The days of the stages after the first, which began with the case. */
export function DayFields({ way }: { readonly way: readonly Stage[] }) {
  const { t, locale } = useReader()
  if (way.length < 2) return null
  return (
    <Part id="part-days" title={t('casework.takeover.days')} hint={t('casework.takeover.days_hint')}>
      {way.map((stage, index) => {
        const now = index === way.length - 1
        const label = t(now ? 'casework.takeover.day_now' : 'casework.takeover.day', {
          stage: nameIn(stage.name, locale),
        })
        return index > 0 && <DateField name={dayField(index)} label={label} optional={!now} />
      })}
    </Part>
  )
}

type People = readonly { readonly row: number; readonly name: string; readonly adult: boolean }[]

/** What each adult signed about taking part. */
export function ConsentFields({ people }: { readonly people: People }) {
  const { t } = useReader()
  return (
    <Part id="part-consents" title={t('casework.takeover.consents')} hint={t('casework.takeover.consents_hint')}>
      {people
        .filter(({ adult }) => adult)
        .map(({ row, name }) => {
          const person = name || t('casework.takeover.person_no', { no: row + 1 })
          return (
            <>
              <RadioGroup
                name={rowField(row, 'consent')}
                label={t('casework.takeover.consent', { person })}
                options={CONSENTS.map((value) => ({ value, label: t(`casework.takeover.consent.${value}`) }))}
              />
              <DateField
                name={rowField(row, 'consentOn')}
                label={t('casework.takeover.consent_on', { person })}
                hint={t('casework.takeover.consent_on_hint')}
                optional
              />
            </>
          )
        })}
    </Part>
  )
}

/** Who leads from now on, among the people of the institution. */
export function LeadField({ workers }: { readonly workers: readonly Named[] }) {
  const { t } = useReader()
  if (workers.length === 0) return null
  return (
    <Select
      name="lead"
      label={t('casework.takeover.lead_worker')}
      hint={t('casework.takeover.lead_worker_hint')}
      optional
      options={workers.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp'

export function ScanFields({ brought }: { readonly brought: Brought | undefined }) {
  const { t } = useReader()
  return (
    <Part id="part-scans" title={t('casework.takeover.scans')} hint={t('casework.takeover.scans_hint')}>
      {brought?.consents && (
        <FileField name="scanConsents" label={t('casework.takeover.scan.consents')} accept={ACCEPT} optional />
      )}
      {brought && brought.plan !== 'none' && (
        <FileField name="scanPlan" label={t('casework.takeover.scan.plan')} accept={ACCEPT} optional />
      )}
      <FileField name="scanOther" label={t('casework.takeover.scan.other')} accept={ACCEPT} optional />
    </Part>
  )
}
