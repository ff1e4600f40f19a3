import { z } from 'zod'
import { BodyId } from '#kernel'
import { nameIn } from '#model'
import { day, fields, optionalChoice, type Posted, page, type Read, showDate } from '#platform'
import { DateField, Select } from '#platform/ui'
import { bodyPage } from '../bodies/body.page.tsx'
import { Employed, employedOptions } from '../members/employed.ts'
import { HOW_RECORDED } from '../steps/how-recorded.domain.ts'
import { FILE_REFUSALS } from '../steps/signed-paper.tsx'
import { type NominatePersonInput, nominatePerson } from './nominate-person.server.ts'
import { PaperForm } from './paper-parts.tsx'
import { type PaperToKeep, personToNominate } from './paper-to-keep.server.ts'

const readFields = fields(z.object({ person: Employed, signedOn: day, _how: optionalChoice(z.enum(HOW_RECORDED)) }))

type Nomination = Pick<NominatePersonInput, 'person' | 'signedOn' | 'how' | 'scan'>

function readNomination(posted: Posted, { recording }: PaperToKeep): Read<Nomination> {
  const read = readFields(posted)
  if (!read.ok) return read
  const { _how: how, ...rest } = read.value
  if (recording && how === undefined) return { ok: false, errors: { _how: { key: 'platform.form.required' } } }
  return { ok: true, value: { ...rest, how, scan: posted.files._scan } }
}

/** Naming a person of one's institution for the cases of a team, or writing down whom an institution without accounts named. */
export const nominatePersonPage = page({
  path: '/teams/:bodyId/nominations/new',
  params: z.object({ bodyId: BodyId }),
  act: 'teams.person.nominate',
  looking: 'unrecorded',
  load: (ctx, { bodyId }, query): Promise<PaperToKeep> => personToNominate(ctx, bodyId, query.recording === 'yes'),
  title: ({ loaded, visitor }) => nameIn(loaded.type.name, visitor.locale),
  initial: ({ context }) => ({ signedOn: showDate(context.today) }),
  form: (posted, loaded) => readNomination(posted, loaded),
  submit: (ctx, input, { loaded }) => nominatePerson(ctx, { ...input, recording: loaded.recording }),
  refusals: {
    already_in_force: 'teams.step.already_in_force',
    not_employed: 'teams.appoint.not_employed',
    future_day: 'teams.step.future_day',
    not_without_account: 'teams.step.not_without_account',
    ...FILE_REFUSALS,
  },
  then: ({ params: { bodyId } }) => ({ to: bodyPage.at({ bodyId }), flash: 'teams.paper.nomination.done' }),
  view: ({ loaded, form, t }) => (
    <PaperForm paper={loaded} form={form} lead="teams.paper.nomination.lead" scan>
      <Select name="person" label={t('teams.paper.nomination.person')} options={employedOptions(loaded.people)} />
      {loaded.people.length === 0 && <p class="fine">{t('teams.paper.nomination.nobody')}</p>}
      <DateField name="signedOn" label={t('teams.step.signed_on')} />
    </PaperForm>
  ),
})
