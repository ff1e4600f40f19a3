import { z } from 'zod'
import { LocalDate, ModelVersionId, type Outcome, refused } from '#kernel'
import { day, fields, optionalDay, optionalText, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, DateField, Hidden, Select, TextField } from '#platform/ui'
import { UnitCode } from '#territory'
import { nameIn } from '../name-in.ts'
import { type AdoptVersionInput, type AdoptVersionRefusal, adoptVersion } from './adopt-version.server.ts'
import type { ListedVersion } from './version-list.query.server.ts'

export const readAdoption = fields(
  z.object({
    unitCode: UnitCode,
    versionId: ModelVersionId,
    fromOn: day,
    orderNumber: optionalText(60),
    orderOn: optionalDay,
  }),
)

export const ADOPTION_REFUSALS = {
  withdrawn: 'model.administration.adopt.withdrawn',
  not_for_this_kind: 'model.administration.adopt.not_for_this_kind',
  not_yet_valid: 'model.administration.adopt.not_yet_valid',
  not_in_force: 'model.administration.adopt.not_in_force',
  later_adoption: 'model.administration.adopt.later_adoption',
  order_incomplete: 'model.local.adopt.order_incomplete',
  order_in_future: 'model.local.adopt.order_in_future',
} as const satisfies Readonly<Record<AdoptVersionRefusal, string>>

type AdoptionFieldsProps = { readonly unitCode: string; readonly versions: readonly ListedVersion[] }

/** Which version, from which day, and by which order if there is one. */
export function AdoptionFields({ unitCode, versions }: AdoptionFieldsProps) {
  const { t, locale } = useReader()
  const options = versions.map(({ id, model: { document } }) => ({
    value: id,
    label: `${nameIn(document.name, locale)}, ${document.version}`,
  }))
  return (
    <>
      <Hidden name="unitCode" value={unitCode} />
      <Select name="versionId" label={t('model.administration.adopt.version')} options={options} />
      <DateField name="fromOn" label={t('model.administration.adopt.from')} />
      <TextField
        name="orderNumber"
        label={t('model.local.adopt.order_number')}
        hint={t('model.local.adopt.order_hint')}
        width="m"
        optional
      />
      <DateField name="orderOn" label={t('model.local.adopt.order_on')} optional />
      <ActionsBar>
        <Button>{t('model.administration.adopt.submit')}</Button>
      </ActionsBar>
    </>
  )
}

/** Days in a refusal are told as people write them. */
export async function adoptAsTold(ctx: Ctx, input: AdoptVersionInput): Promise<Outcome<string, AdoptVersionRefusal>> {
  const outcome = await adoptVersion(ctx, input)
  if (outcome.ok) return outcome
  const why = Object.entries(outcome.why).map(([name, value]) => {
    const read = LocalDate.safeParse(value)
    return [name, read.success ? showDate(read.data) : value]
  })
  return refused(outcome.refusal, Object.fromEntries(why))
}
