import { z } from 'zod'
import { Forbidden, InstitutionId } from '#kernel'
import { day, fields, optionalDay, optionalText, type Posted, page, type Read, useReader, yesNo } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, DateField, FileField, FormPage, Select, TextField, YesNo } from '#platform/ui'
import { type Place, placeLabel } from '#territory'
import { institutionCard } from '../register/institution.query.server.ts'
import { institutionAddress } from '../register/institution-address.ts'
import type { AgreementKind } from './agreement.domain.ts'
import { type SignInput, signAgreement } from './sign-agreement.server.ts'

type Named = Readonly<Record<'pl' | 'en', string>>
/** An agreement that a loaded model names: what it is called, and in which model. */
export type OfferedAgreement = {
  readonly modelId: string
  readonly element: string
  readonly kind: AgreementKind
  readonly name: Named
  readonly model: Named
}
/** Which agreements the models offer; given by whoever knows the models. */
export type AgreementOffers = (ctx: Ctx) => Promise<readonly OfferedAgreement[]>

type Signing = {
  readonly institutionId: InstitutionId
  readonly name: string
  readonly seat: Place | null
  readonly offers: readonly OfferedAgreement[]
}

const SignForm = z.object({
  agreement: z.string().min(1),
  number: optionalText(80),
  signed_on: day,
  from: day,
  until: optionalDay,
  with_seat: yesNo,
})
const readForm = fields(SignForm)
const offerKey = (offer: OfferedAgreement) => `${offer.modelId}/${offer.element}`

function readSigning(posted: Posted, { institutionId, seat, offers }: Signing): Read<SignInput> {
  const read = readForm(posted)
  if (!read.ok) return read
  const { agreement, signed_on, with_seat, ...rest } = read.value
  const offer = offers.find((one) => offerKey(one) === agreement)
  if (!offer) return { ok: false, errors: { agreement: { key: 'platform.form.not_offered' } } }
  const { modelId, element, kind } = offer
  const parties = [{ institutionId }, ...(with_seat && seat ? [{ unitCode: seat.code }] : [])]
  return { ok: true, value: { ...rest, modelId, element, kind, signedOn: signed_on, parties, file: posted.files.file } }
}

/** Recording a signed agreement of an institution, of those that the models offer. */
export const signAgreementPage = (offersOf: AgreementOffers) =>
  page({
    path: '/institutions/:institutionId/agreements/sign',
    params: z.object({ institutionId: InstitutionId }),
    act: 'institutions.agreement.record',
    looking: 'unrecorded',
    load: async (ctx, { institutionId }): Promise<Signing> => {
      const { can, name, seat } = await institutionCard(ctx, institutionId)
      if (!can.correct) throw new Forbidden('institutions.agreement.record')
      return { institutionId, name, seat, offers: await offersOf(ctx) }
    },
    title: ({ t }) => t('institutions.sign.title'),
    form: (posted, loaded) => readSigning(posted, loaded),
    submit: (ctx, input) => signAgreement(ctx, input),
    refusals: {
      parties_missing: 'institutions.refusal.parties_missing',
      signed_in_future: 'institutions.refusal.signed_in_future',
      ends_before_start: 'institutions.refusal.ends_before_start',
      file_too_large: 'platform.file.too_large',
      image_too_large: 'platform.file.image_too_large',
      file_type_refused: 'platform.file.document_refused',
    },
    then: ({ params }) => ({ to: institutionAddress(params.institutionId), flash: 'institutions.sign.done' }),
    view: ({ loaded, form, t }) => (
      <FormPage
        form={form}
        title={t('institutions.sign.title')}
        over={loaded.name}
        lead={t('institutions.sign.lead')}
        files
      >
        <SignFields signing={loaded} />
        <ActionsBar>
          <Button>{t('institutions.sign.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ),
  })

function SignFields({ signing: { offers, seat } }: { signing: Signing }) {
  const { t, locale } = useReader()
  const nameIn = (named: Named) => (locale === 'en' ? named.en : named.pl)
  return (
    <>
      <Select
        name="agreement"
        label={t('institutions.field.kind')}
        options={offers.map((offer) => ({
          value: offerKey(offer),
          label: `${nameIn(offer.name)} (${nameIn(offer.model)})`,
        }))}
      />
      <YesNo name="with_seat" label={t('institutions.sign.with_seat', { place: seat ? placeLabel(t, seat) : '' })} />
      <TextField name="number" label={t('institutions.field.number')} width="m" optional autocomplete="off" />
      <DateField name="signed_on" label={t('institutions.field.signed_on')} />
      <DateField name="from" label={t('institutions.field.from')} hint={t('institutions.sign.from_hint')} />
      <DateField name="until" label={t('institutions.field.until')} optional />
      <FileField
        name="file"
        label={t('institutions.sign.file')}
        hint={t('institutions.sign.file_hint')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        optional
      />
    </>
  )
}
