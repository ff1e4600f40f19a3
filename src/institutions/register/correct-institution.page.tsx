import { z } from 'zod'
import { Forbidden, InstitutionId } from '#kernel'
import { fields, page } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, Head, Stack } from '#platform/ui'
import { PlacePick } from '#territory'
import { askPlace } from '#territory/server'
import { correctContact } from './change-institution.server.ts'
import { type InstitutionCard, institutionCard } from './institution.query.server.ts'
import { ContactInput, InstitutionInput } from './institution.schema.ts'
import { institutionAddress } from './institution-address.ts'
import { ContactFields, InstitutionFields } from './institution-fields.tsx'
import { correctInstitution } from './register-institution.server.ts'

const params = z.object({ institutionId: InstitutionId })

/** The card of an institution for whoever may do the act; Forbidden for everybody else. */
export async function cardFor(
  ctx: Ctx,
  institutionId: InstitutionId,
  act: keyof InstitutionCard['can'],
): Promise<InstitutionCard> {
  const card = await institutionCard(ctx, institutionId)
  if (!card.can[act]) throw new Forbidden(`institutions.institution.${act}`)
  return card
}

const contactValues = (card: InstitutionCard) => ({
  address: card.address ?? '',
  postal_code: card.postal_code ?? '',
  email: card.email ?? '',
  phone: card.phone ?? '',
})

/** Correcting what the register says of an institution. */
export const correctInstitutionPage = page({
  path: '/institutions/:institutionId/correct',
  params,
  act: 'institutions.institution.correct',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }, query) => {
    const card = await cardFor(ctx, institutionId, 'correct')
    const asked = await askPlace(ctx, query, 'seat')
    const moving = 'move' in query && !asked.picked
    return { card, asked, seat: moving ? null : (asked.picked ?? card.seat) }
  },
  title: ({ t }) => t('institutions.correct.title'),
  initial: ({ card }) => ({
    ...contactValues(card),
    name: card.name,
    short_name: card.short_name,
    sector: card.sector,
    level: card.level,
    nip: card.nip ?? '',
    regon: card.regon ?? '',
    rspo: card.rspo ?? '',
    krs: card.krs ?? '',
    has_accounts: card.has_accounts ? 'yes' : '',
  }),
  form: (posted) => fields(InstitutionInput)(posted),
  submit: (ctx, input) => correctInstitution(ctx, input),
  refusals: {
    seat_unknown: 'institutions.refusal.seat_unknown',
    nip_taken: 'institutions.refusal.nip_taken',
    regon_taken: 'institutions.refusal.regon_taken',
    rspo_taken: 'institutions.refusal.rspo_taken',
    krs_taken: 'institutions.refusal.krs_taken',
  },
  then: ({ value }) => ({ to: institutionAddress(value), flash: 'institutions.correct.done' }),
  view: ({ loaded: { card, asked, seat }, params: { institutionId }, form, t }) => {
    const here = correctInstitutionPage.at({ institutionId })
    return seat ? (
      <FormPage form={form} title={t('institutions.correct.title')} over={card.name}>
        <InstitutionFields seat={seat} changeSeat={`${here}?move=1`} />
        <ActionsBar>
          <Button>{t('institutions.correct.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ) : (
      <Stack>
        <Head title={t('institutions.seat.change')} over={card.name} />
        <PlacePick asked={asked} label={t('institutions.field.seat')} action={here} keep={{ move: '1' }} />
      </Stack>
    )
  },
})

/** Correcting how an institution is reached: its head does it too. */
export const correctContactPage = page({
  path: '/institutions/:institutionId/contact',
  params,
  act: 'institutions.institution.correct_contact',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => cardFor(ctx, institutionId, 'correct_contact'),
  title: ({ t }) => t('institutions.contact.title'),
  initial: contactValues,
  form: (posted) => fields(ContactInput)(posted),
  submit: (ctx, input) => correctContact(ctx, input),
  refusals: {},
  then: ({ value }) => ({ to: institutionAddress(value), flash: 'institutions.correct.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage form={form} title={t('institutions.contact.title')} over={loaded.name}>
      <ContactFields />
      <ActionsBar>
        <Button>{t('institutions.correct.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
