import { z } from 'zod'
import { fields, page, showDate, type T } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, RadioGroup } from '#platform/ui'
import { askProvider } from '../confirming/ask-provider.server.ts'
import { SERVICES, ServiceParams, servicePath } from '../service-paths.ts'
import { archiveService, assureService, restoreService } from './keep-service.server.ts'
import { type ServiceCard, serviceKept } from './service.query.server.ts'
import { ageSentence } from './service-words.ts'

const ACTS = ['assure', 'ask', 'archive', 'restore'] as const
type Act = (typeof ACTS)[number]
const KeepInput = z.object({ act: z.enum(ACTS) })
const readKeep = fields(KeepInput)

const DO = { assure: assureService, ask: askProvider, archive: archiveService, restore: restoreService } as const

/** Saying that an entry is right, asking its provider, taking it out of the directory or putting it back. */
export const keepServicePage = page({
  path: `${SERVICES}/:serviceId/keep`,
  params: ServiceParams,
  act: 'directory.service.keep',
  looking: 'unrecorded',
  load: (ctx, { serviceId }) => serviceKept(ctx, serviceId),
  title: ({ t }) => t('directory.keep.title'),
  form: (posted) => readKeep(posted),
  submit: (ctx, { serviceId, act }) => DO[act](ctx, serviceId),
  refusals: {
    archived: 'directory.refusal.archived',
    not_archived: 'directory.refusal.not_archived',
    no_address: 'directory.refusal.no_address',
  },
  then: ({ params, input }) => ({ to: servicePath.one(params.serviceId), flash: `directory.keep.done.${input.act}` }),
  view: ({ loaded: card, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[{ label: card.entry.name, href: servicePath.one(card.id) }, { label: t('directory.keep.title') }]}
        />
      }
      over={card.entry.name}
      title={t('directory.keep.title')}
      lead={t('directory.keep.lead', { day: showDate(card.assuredOn), age: ageSentence(t, card.age) })}
    >
      <RadioGroup
        name="act"
        label={t('directory.keep.act')}
        options={offered(card).map((act) => option(act, card, t))}
      />
      <ActionsBar>
        <Button>{t('directory.keep.submit')}</Button>
        <a href={servicePath.one(card.id)}>{t('directory.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const offered = (card: ServiceCard): readonly Act[] => {
  if (card.archivedOn) return ['restore']
  return card.entry.contact.email ? ['assure', 'ask', 'archive'] : ['assure', 'archive']
}

const option = (act: Act, { entry }: ServiceCard, t: T) => ({
  value: act,
  label: t(`directory.keep.do.${act}`),
  hint: t(`directory.keep.hint.${act}`, { email: entry.contact.email ?? '' }),
})
