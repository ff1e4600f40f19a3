import { page, showDate, useReader } from '#platform'
import { ActionsBar, ButtonLink, Crumbs, Head, KeyValues, Money, Note, Stack, Table, Tag } from '#platform/ui'
import { placeLabel } from '#territory'
import { BesideEnvelope } from '../money/beside-envelope.tsx'
import { type Support, type SupportView, supportList, supportView } from './support.query.server.ts'
import { OfSupport } from './support.schema.ts'
import { SUPPORT_TONES, SUPPORT_WORDS, supportPath, supportsPath } from './support-words.ts'

/** What institutions asked gminas for, as far as the reader sees it, and for which institutions they may ask. */
export const supportsPage = page({
  path: '/institution-support',
  act: 'casework.support.list',
  // Institutions and amounts; no case and no name.
  looking: 'unrecorded',
  load: (ctx) => supportList(ctx),
  title: ({ t }) => t('casework.support.title'),
  view: ({ t, loaded: { requests, institutions } }) => (
    <BesideEnvelope
      title={t('casework.support.title')}
      lead={t('casework.support.lead')}
      none={t('casework.support.none')}
      table={requests.length === 0 ? null : <Requests requests={requests} />}
      begin={{
        id: 'ask',
        title: t('casework.support.ask'),
        links: institutions.map(({ id, name }) => ({
          href: `${supportsPath}/ask/${id}`,
          label: t('casework.support.ask_for', { name }),
        })),
      }}
    />
  ),
})

function Requests({ requests }: { readonly requests: readonly Support[] }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.support.title')}
      columns={[
        { label: t('casework.money.no') },
        { label: t('casework.support.institution') },
        { label: t('casework.support.what') },
        { label: t('casework.support.amount'), numeric: true },
        { label: t('casework.money.state') },
      ]}
      rows={requests.map((one) => ({
        cells: [
          <a href={supportPath(one.id)}>{t('casework.support.number', { no: one.no })}</a>,
          one.institution,
          one.what,
          <Money grosze={one.amount} />,
          <Tag tone={SUPPORT_TONES[one.state]}>{t(SUPPORT_WORDS[one.state])}</Tag>,
        ],
      }))}
    />
  )
}

/** One request: what was asked for and why, what was granted, what was taken over, and what may come next. */
export const supportPage = page({
  path: '/institution-support/:supportId',
  params: OfSupport,
  act: 'casework.support.read',
  looking: 'unrecorded',
  load: (ctx, { supportId }) => supportView(ctx, supportId),
  title: ({ loaded, t }) => t('casework.support.number', { no: loaded.support.no }),
  view: ({ loaded }) => <OneSupport loaded={loaded} />,
})

function OneSupport({ loaded }: { readonly loaded: SupportView }) {
  const { t } = useReader()
  const { support, own } = loaded
  const at = supportPath(support.id)
  const { state, mayDecide, mayTake } = support
  return (
    <Stack>
      <SupportCrumbs here={t('casework.support.number', { no: support.no })} />
      <Head over={support.institution} title={t('casework.support.number', { no: support.no })}>
        {support.taken && <ButtonLink href={`${at}/print`}>{t('casework.support.print')}</ButtonLink>}
        {support.taken && <ButtonLink href={`${at}/print/docx`}>{t('casework.support.docx')}</ButtonLink>}
      </Head>
      <SupportFacts loaded={loaded} />
      {mayDecide && own && state === 'asked' && <Note kind="info" text={t('casework.money.own_request')} />}
      <ActionsBar>
        {state === 'asked' && mayDecide && !own && (
          <>
            <ButtonLink kind="main" href={`${at}/grant`}>
              {t('casework.support.grant')}
            </ButtonLink>
            <ButtonLink href={`${at}/refuse`}>{t('casework.support.refuse')}</ButtonLink>
          </>
        )}
        {state === 'asked' && mayTake && (
          <ButtonLink href={`${at}/withdraw`}>{t('casework.support.withdraw')}</ButtonLink>
        )}
        {state === 'granted' && mayTake && (
          <ButtonLink kind="main" href={`${at}/take-over`}>
            {t('casework.support.take_over')}
          </ButtonLink>
        )}
        <a href={supportsPath}>{t('casework.support.back')}</a>
      </ActionsBar>
    </Stack>
  )
}

export function SupportCrumbs({ here }: { readonly here: string }) {
  const { t } = useReader()
  return <Crumbs items={[{ label: t('casework.support.title'), href: supportsPath }, { label: here }]} />
}

/** A request in words, and what became of it, each with whose word it is. */
export function SupportFacts({ loaded: { support, place, purchase } }: { readonly loaded: SupportView }) {
  const { t } = useReader()
  const { taken } = support
  return (
    <KeyValues
      items={[
        {
          term: t('casework.money.state'),
          value: <Tag tone={SUPPORT_TONES[support.state]}>{t(SUPPORT_WORDS[support.state])}</Tag>,
        },
        { term: t('casework.support.institution'), value: support.institution },
        { term: t('casework.money.gmina'), value: place ? placeLabel(t, place) : support.unitCode },
        { term: t('casework.support.what'), value: support.what },
        { term: t('casework.support.why'), value: support.why },
        { term: t('casework.support.amount'), value: <Money grosze={support.amount} /> },
        { term: t('casework.support.wanted_on'), value: showDate(support.wantedOn) },
        ...(support.reason ? [{ term: t('casework.money.refuse_reason'), value: support.reason }] : []),
        ...(purchase ? [{ term: t('casework.support.granted'), value: <Money grosze={purchase.amount} /> }] : []),
        ...(taken
          ? [
              { term: t('casework.support.taken_on'), value: showDate(taken.on) },
              { term: t('casework.support.taken_what'), value: taken.what },
              { term: t('casework.support.taken_as'), value: taken.as },
            ]
          : []),
        ...(taken?.holding
          ? [
              {
                term: t('casework.money.inventory_no'),
                value: `${taken.inventoryNo ?? ''}, ${t(`casework.support.holding.${taken.holding}`)}`,
              },
            ]
          : []),
      ]}
    />
  )
}
