import { z } from 'zod'
import { day, fields, line, page, says, several } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FormPage, Select, TextArea, TextField } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { requestPath, requestsPath } from '../protection-paths.ts'
import { receiveRequest } from './receive-request.server.ts'
import { RECEIVED_HOW, RIGHTS } from './request.domain.ts'

const readRequest = fields(
  z.object({
    receivedOn: day,
    receivedHow: z.enum(RECEIVED_HOW),
    rights: several(z.enum(RIGHTS)).refine((all) => all.length > 0, says('protection.request.no_right')),
    asker: line(200),
    contact: line(400),
    words: line(4000),
  }),
)

/** Entering a request that came, whichever way. */
export const receiveRequestPage = page({
  path: '/protection/:institutionId/requests/new',
  params: OfInstitution,
  act: 'protection.request.receive',
  looking: 'unrecorded',
  needsNames: true,
  load: (ctx, { institutionId }) => institutionFor(ctx, institutionId, 'receive'),
  title: ({ t }) => t('protection.request.receive.title'),
  form: readRequest,
  submit: receiveRequest,
  refusals: { received_in_future: 'protection.request.refusal.received_in_future' },
  then: ({ value, params }) => ({
    to: requestPath(params.institutionId, value),
    flash: 'protection.request.receive.done',
  }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <ProtectionCrumbs
          institution={loaded}
          register={{ href: requestsPath(loaded.id), label: t('protection.request.list.title') }}
          here={t('protection.request.receive.title')}
        />
      }
      title={t('protection.request.receive.title')}
      over={loaded.name}
      lead={t('protection.request.receive.lead')}
    >
      <DateField name="receivedOn" label={t('protection.request.received_on')} />
      <Select
        name="receivedHow"
        label={t('protection.request.received_how')}
        options={RECEIVED_HOW.map((how) => ({ value: how, label: t(`protection.request.how.${how}`) }))}
      />
      <CheckboxGroup
        name="rights"
        label={t('protection.request.rights')}
        options={RIGHTS.map((right) => ({ value: right, label: t(`protection.request.right.${right}`) }))}
      />
      <TextField name="asker" label={t('protection.request.asker')} width="m" autocomplete="off" />
      <TextField
        name="contact"
        label={t('protection.request.contact')}
        hint={t('protection.request.contact_hint')}
        autocomplete="off"
      />
      <TextArea name="words" label={t('protection.request.words')} hint={t('protection.request.words_hint')} />
      <ActionsBar>
        <Button>{t('protection.request.receive.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
