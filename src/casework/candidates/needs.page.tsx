import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Prov, Section, Stack, Table, Tag } from '#platform/ui'
import { ITEM_LABELS } from '../basket/basket-tables.tsx'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { PrintLinks } from '../prints/print-links.tsx'
import { needPath } from './need-paths.ts'
import { TOLD_WORDS, WEIGHT_WORDS } from './need-words.ts'
import { type NeedLine, type NeedsPage, needsPageOf, type OwnOrder } from './needs.query.server.ts'

/** What each person of a family needs, what was found for it, and in which order the family puts the needs itself. */
export const needsPage = page({
  path: '/cases/:caseId/needs',
  params: OfCase,
  act: 'casework.needs.read',
  load: (ctx, { caseId }) => needsPageOf(ctx, caseId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.needs.of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded }) => <Needs loaded={loaded} />,
})

function Needs({ loaded: { frame, needs, orders, mayKeep } }: { readonly loaded: NeedsPage }) {
  const { t } = useReader()
  const { caseId } = frame
  const open = needs.filter(({ over }) => !over)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.needs.title')} />
      <Head title={t('casework.needs.title')} lead={t('casework.needs.lead')}>
        {mayKeep && (
          <ButtonLink kind="main" href={needPath.add(caseId)}>
            {t('casework.needs.add')}
          </ButtonLink>
        )}
        {mayKeep && open.length > 0 && (
          <ButtonLink href={needPath.order(caseId)}>{t('casework.needs.write_order')}</ButtonLink>
        )}
      </Head>
      {needs.length === 0 ? (
        <Empty title={t('casework.needs.none')} />
      ) : (
        <Section id="needs" title={t('casework.needs.list')} count={open.length}>
          <NeedTable caseId={caseId} needs={needs} whole={t('casework.plan.whole_family', { kind: frame.kind })} />
        </Section>
      )}
      {orders.length > 0 && (
        <Section id="orders" title={t('casework.needs.orders')} note={t('casework.needs.orders_note')}>
          <Orders orders={orders} needs={needs} />
        </Section>
      )}
      {needs.length > 0 && <PrintLinks links={[{ href: needPath.print(caseId), label: 'casework.print.link' }]} />}
    </Stack>
  )
}

type TableProps = { readonly caseId: string; readonly needs: readonly NeedLine[]; readonly whole: string }

function NeedTable({ caseId, needs, whole }: TableProps) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.needs.list')}
      columns={[
        { label: t('casework.needs.need') },
        { label: t('casework.basket.for_whom') },
        { label: t('casework.needs.weight') },
        { label: t('casework.needs.area') },
        { label: t('casework.needs.in_basket') },
      ]}
      rows={needs.map((need) => ({
        cells: [
          <>
            <a href={needPath.one(caseId, need.id)}>{need.words}</a>
            {need.over && (
              <>
                {' '}
                <Tag>{t('casework.needs.is_over')}</Tag>
              </>
            )}
          </>,
          need.person ?? whole,
          t(WEIGHT_WORDS[need.weight]),
          need.areaName,
          <InBasket need={need} />,
        ],
      }))}
    />
  )
}

function InBasket({ need }: { readonly need: NeedLine }) {
  const { t } = useReader()
  if (need.lines.length > 0)
    return <>{need.lines.map(({ what, state }) => `${what}: ${t(ITEM_LABELS[state])}`).join('; ')}</>
  return <>{need.rows.length > 0 ? t('casework.needs.being_written') : t('casework.needs.nothing_yet')}</>
}

type OrdersProps = { readonly orders: readonly OwnOrder[]; readonly needs: readonly NeedLine[] }

/** Orders side by side, each with whose it is: none is made from several. */
function Orders({ orders, needs }: OrdersProps) {
  const { t } = useReader()
  return (
    <>
      {orders.map((one) => (
        <div>
          <h3>{one.label ?? t('casework.needs.family_together')}</h3>
          <ol>
            {one.order.map(({ need, wish }) => (
              <li>
                {needs.find(({ id }) => id === need)?.words ?? t('casework.needs.not_shown')}
                {wish && <blockquote>{wish}</blockquote>}
              </li>
            ))}
          </ol>
          <Prov>
            {t(TOLD_WORDS[one.told])} · {showDate(one.onDay)}
          </Prov>
        </div>
      ))}
    </>
  )
}
