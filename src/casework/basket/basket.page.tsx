import { nameIn } from '#model'
import { page, useReader } from '#platform'
import { ButtonLink, Empty, Head, Locked, Section, Stack } from '#platform/ui'
import { needPath } from '../candidates/need-paths.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { CardLinks } from '../inaction/inaction.page.tsx'
import { envelopePath } from '../money/money-paths.ts'
import { proposalPath } from '../proposals/proposal-paths.ts'
import { WhySeen } from '../sharing/why-seen.tsx'
import { stepAddress } from '../steps/step-way.domain.ts'
import { type BasketPage, basketPageOf } from './basket-page.query.server.ts'
import { BasketMoney, BasketTable, Duplicates, NeedsList } from './basket-tables.tsx'

/** Services and things for a family: source, cost, provider, how far each got; and needs without a service. */
export const basketPage = page({
  path: '/cases/:caseId/basket',
  params: OfCase,
  act: 'casework.basket.read',
  load: (ctx, { caseId }) => basketPageOf(ctx, caseId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.basket.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded }) => <Basket loaded={loaded} />,
})

function Basket({ loaded: { known, frame, view, places, more, why, writing } }: { readonly loaded: BasketPage }) {
  const { t, locale } = useReader()
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.basket.heading')} />
      <Head title={t('casework.basket.heading')} lead={t('casework.basket.lead')}>
        <ButtonLink href={needPath.all(frame.caseId)}>{t('casework.needs.link')}</ButtonLink>
        {writing.map((step, index) => (
          <ButtonLink kind={index === 0 ? 'main' : 'plain'} href={stepAddress(known.model, frame.caseId, step)}>
            {nameIn(step.name, locale)}
          </ButtonLink>
        ))}
        {view.plans && <ButtonLink href={proposalPath(frame.caseId)}>{t('casework.proposals.heading')}</ButtonLink>}
      </Head>
      {view.sums && frame.withContent && (
        <Section
          id="money"
          title={t('casework.basket.money')}
          {...(view.buys ? { link: { href: envelopePath(known.file.unitCode), label: t('casework.money.link') } } : {})}
        >
          <BasketMoney sums={view.sums} />
        </Section>
      )}
      <Duplicates view={view} />
      <Section id="lines" title={t('casework.basket.lines')} count={view.lines.length}>
        {view.lines.length > 0 ? (
          <BasketTable view={view} caseId={frame.caseId} places={places} />
        ) : (
          !more && <Empty title={t('casework.basket.empty')} />
        )}
        {more && <Locked />}
      </Section>
      {view.needs.length > 0 && (
        <Section
          id="needs"
          title={t('casework.basket.unmet')}
          count={view.needs.length}
          note={t('casework.basket.unmet_note')}
        >
          <NeedsList view={view} />
        </Section>
      )}
      <Section id="inaction" title={t('casework.inaction.title')} note={t('casework.inaction.beside')}>
        <CardLinks />
      </Section>
      {why && <WhySeen why={why} />}
    </Stack>
  )
}
