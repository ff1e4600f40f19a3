import { Forbidden } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, Head, Stack } from '#platform/ui'
import { PlacePick } from '#territory'
import { askPlace } from '#territory/server'
import { mayRegister } from './institution.query.server.ts'
import { InstitutionInput } from './institution.schema.ts'
import { institutionAddress } from './institution-address.ts'
import { InstitutionFields } from './institution-fields.tsx'
import { registerInstitution } from './register-institution.server.ts'

/** Entering an institution in the register: first its seat, then the rest. */
export const registerInstitutionPage = page({
  path: '/institutions/register',
  act: 'institutions.institution.register',
  looking: 'unrecorded',
  load: async (ctx, _params, query) => {
    if (!(await mayRegister(ctx))) throw new Forbidden('institutions.institution.register')
    return askPlace(ctx, query, 'seat')
  },
  title: ({ t }) => t('institutions.register.title'),
  initial: () => ({ has_accounts: 'yes' }),
  form: (posted) => fields(InstitutionInput)(posted),
  submit: (ctx, input) => registerInstitution(ctx, input),
  refusals: {
    seat_unknown: 'institutions.refusal.seat_unknown',
    nip_taken: 'institutions.refusal.nip_taken',
    regon_taken: 'institutions.refusal.regon_taken',
    rspo_taken: 'institutions.refusal.rspo_taken',
    krs_taken: 'institutions.refusal.krs_taken',
  },
  then: ({ value }) => ({ to: institutionAddress(value), flash: 'institutions.register.done' }),
  view: ({ loaded: seat, form, t }) =>
    seat.picked ? (
      <FormPage form={form} title={t('institutions.register.title')}>
        <InstitutionFields seat={seat.picked} changeSeat={registerInstitutionPage.path} />
        <ActionsBar>
          <Button>{t('institutions.register.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ) : (
      <Stack>
        <Head title={t('institutions.register.title')} lead={t('institutions.register.seat_first')} />
        <PlacePick asked={seat} label={t('institutions.field.seat')} action={registerInstitutionPage.path} />
      </Stack>
    ),
})
