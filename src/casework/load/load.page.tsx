import { z } from 'zod'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, Empty, FormPage, Head, Lines, NumberField, Section, Stack, Table } from '#platform/ui'
import { networkPage } from '../network/network.page.tsx'
import { powiatsOfNetwork } from '../network/network.query.server.ts'
import { type Limited, type LoadAt, loadKnown, workLimits } from './load.query.server.ts'
import { limitToSet, setLimit } from './set-limit.server.ts'

/** What I carry, and for the head what everybody in the institution carries: plain counts, in the order of the alphabet. */
export const loadPage = page({
  path: '/load',
  act: 'casework.load.read',
  // Counts of a worker's cases, meetings and tasks; no case.
  looking: 'unrecorded',
  load: async (ctx) => ({
    places: await loadKnown(ctx),
    limits: await workLimits(ctx),
    network: (await powiatsOfNetwork(ctx)).length > 0,
  }),
  title: ({ t }) => t('casework.load.title'),
  view: ({ t, loaded: { places, limits, network } }) => (
    <Stack>
      <Head title={t('casework.load.title')} lead={t('casework.load.lead')} />
      {places.length === 0 && <Empty title={t('casework.load.none')} />}
      {places.map((place) => (
        <Place place={place} />
      ))}
      {network && (
        <p>
          <a href={networkPage.path}>{t('casework.network.link')}</a>
        </p>
      )}
      {limits.some(({ can }) => can) && (
        <Section id="limits" title={t('casework.work_limit.title')}>
          <Lines
            items={limits.map(({ key, amount, basis }) => (
              <a href={setLimitPage.at({ limitKey: key })}>
                {amount}: {basis}
              </a>
            ))}
          />
        </Section>
      )}
    </Stack>
  ),
})

function Place({ place: { institutionId, institution, people } }: { readonly place: LoadAt }) {
  const { t } = useReader()
  return (
    <Section id={`of-${institutionId}`} title={institution}>
      <Table
        caption={t('casework.load.caption', { institution })}
        columns={[
          { label: t('casework.load.person') },
          { label: t('casework.load.families') },
          { label: t('casework.load.by_office') },
          { label: t('casework.load.stood_in') },
          { label: t('casework.load.meetings') },
          { label: t('casework.load.tasks') },
          { label: t('casework.load.limit') },
        ]}
        rows={people.map((one) => ({
          cells: [
            one.name,
            String(one.families),
            String(one.byOffice),
            String(one.stoodIn),
            String(one.meetings),
            String(one.tasks),
            one.limited.length === 0 ? '–' : one.limited.map((limit) => <LimitTold limit={limit} />),
          ],
        }))}
      />
    </Section>
  )
}

function LimitTold({ limit: { families, amount, basis, inferred } }: { readonly limit: Limited }) {
  const { t } = useReader()
  return (
    <>
      {t(families > amount ? 'casework.load.over_limit' : 'casework.load.within_limit', { families, amount })} ({basis}
      {inferred && `; ${t('casework.load.to_check')}`})
    </>
  )
}

const readLimit = fields(z.object({ amount: z.coerce.number().int() }))

/** Setting a limit of work, by the administrator. */
export const setLimitPage = page({
  path: '/load/limits/:limitKey',
  params: z.object({ limitKey: z.string() }),
  act: 'casework.work_limit.set',
  looking: 'unrecorded',
  load: (ctx, { limitKey }) => limitToSet(ctx, limitKey),
  title: ({ t }) => t('casework.work_limit.title'),
  initial: ({ amount }) => ({ amount: String(amount) }),
  form: readLimit,
  submit: (ctx, input) => setLimit(ctx, input),
  refusals: { out_of_bounds: 'casework.work_limit.out_of_bounds' },
  then: () => ({ to: loadPage.path, flash: 'casework.work_limit.done' }),
  view: ({ t, form, loaded: { basis, inferred } }) => (
    <FormPage
      form={form}
      title={t('casework.work_limit.title')}
      lead={`${basis}${inferred ? ` (${t('casework.load.to_check')})` : ''}`}
    >
      <NumberField name="amount" label={t('casework.work_limit.amount')} hint={t('casework.work_limit.hint')} />
      <ActionsBar>
        <Button>{t('casework.work_limit.submit')}</Button>
        <a href={loadPage.path}>{t('casework.work_limit.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
