import { page, useReader } from '#platform'
import { Button, Empty, FormContext, type FormState, Head, Select, Stack, Table, Tag } from '#platform/ui'
import { DEPENDANT_KINDS, DEPENDANT_STATES } from './dependant.domain.ts'
import { DEPENDANTS, dependantHref } from './dependant-paths.ts'
import { type ListedDependant, mustFollowDependants } from './dependants.query.server.ts'

/** What cites paragraphs of the models that the reader writes, and what the reader keeps; what waits for a review first. */
export const dependantsPage = page({
  path: DEPENDANTS,
  act: 'model.dependant.list',
  looking: 'unrecorded',
  load: (ctx) => mustFollowDependants(ctx),
  title: ({ t }) => t('model.dependants.title'),
  view: ({ loaded, form, query }) => <Dependants listed={loaded} form={form} query={query} />,
})

type Asked = Readonly<Record<string, string>>
type DependantsProps = { readonly listed: readonly ListedDependant[]; readonly form: FormState; readonly query: Asked }

function Dependants({ listed, form, query }: DependantsProps) {
  const { t } = useReader()
  const shown = listed.filter(
    ({ kind, models, state }) =>
      (!query.kind || kind === query.kind) &&
      (!query.model || models.includes(query.model)) &&
      (!query.state || state === query.state),
  )
  return (
    <Stack>
      <Head title={t('model.dependants.title')} lead={t('model.dependants.lead')} />
      <p>{t('model.dependants.count', { count: listed.length, waiting: listed.filter(waits).length })}</p>
      {listed.length > 0 && <Filter listed={listed} form={form} query={query} />}
      {shown.length === 0 ? (
        <Empty title={t(listed.length === 0 ? 'model.dependants.none' : 'model.dependants.none_such')} />
      ) : (
        <Table
          caption={t('model.dependants.title')}
          columns={(['called', 'kind', 'model', 'state'] as const).map((one) => ({
            label: t(`model.dependants.column.${one}`),
          }))}
          rows={shown.map((one) => ({
            cells: [
              <a href={dependantHref(one.id)} lang="pl">
                {one.title}
              </a>,
              t(`model.dependants.kind.${one.kind}`),
              one.models.join(', '),
              <Tag tone={waits(one) ? 'turn' : 'line'}>{t(`model.dependants.state.${one.state}`)}</Tag>,
            ],
          }))}
        />
      )}
    </Stack>
  )
}

const waits = ({ state }: ListedDependant): boolean => state === 'to_review'

/** Only what is in the list can be chosen. */
function Filter({ listed, form, query }: DependantsProps) {
  const { t } = useReader()
  const values = { kind: query.kind ?? '', model: query.model ?? '', state: query.state ?? '' }
  const models = [...new Set(listed.flatMap((one) => one.models))].sort()
  const kinds = DEPENDANT_KINDS.filter((kind) => listed.some((one) => one.kind === kind))
  return (
    <FormContext.Provider value={{ ...form, values, errors: {} }}>
      <form class="form" method="get" action={DEPENDANTS}>
        <Select
          name="model"
          label={t('model.dependants.column.model')}
          options={models.map((value) => ({ value, label: value }))}
          optional
        />
        <Select
          name="kind"
          label={t('model.dependants.column.kind')}
          options={kinds.map((value) => ({ value, label: t(`model.dependants.kind.${value}`) }))}
          optional
        />
        <Select
          name="state"
          label={t('model.dependants.column.state')}
          options={DEPENDANT_STATES.map((value) => ({ value, label: t(`model.dependants.state.${value}`) }))}
          optional
        />
        <Button kind="plain">{t('model.dependants.filter')}</Button>
      </form>
    </FormContext.Provider>
  )
}
