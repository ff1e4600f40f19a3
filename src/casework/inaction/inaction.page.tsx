import { NotFound } from '#kernel'
import { page, useReader } from '#platform'
import { ButtonLink, Crumbs, Head, Lines, Section, Stack, Table } from '#platform/ui'
import type { Card } from './card.domain.ts'
import { CARDS, cardOf, sourceOf } from './cards.ts'
import { inactionPath } from './inaction-paths.ts'
import { inactionPrint } from './inaction-print.ts'
import { amountWords, languageOf, sourceWords } from './inaction-words.ts'

/** The cards of the cost of inaction, one per problem area. */
export const inactionCardsPage = page({
  path: inactionPath,
  act: 'casework.inaction.list',
  open: 'public',
  looking: 'public',
  load: async () => CARDS,
  title: ({ t }) => t('casework.inaction.title'),
  view: ({ t }) => (
    <Stack>
      <Head title={t('casework.inaction.title')} lead={t('casework.inaction.lead')} />
      <CardLinks />
    </Stack>
  ),
})

/** One card: what happens without help, what it costs whom, and from where that is known. */
export const inactionCardPage = page({
  path: `${inactionPath}/:card`,
  act: 'casework.inaction.read',
  open: 'public',
  looking: 'public',
  load: async (_ctx, { card }) => {
    const found = cardOf(card)
    if (!found) throw new NotFound('card')
    return found
  },
  title: ({ t }) => t('casework.inaction.card'),
  view: ({ loaded }) => <CardShown card={loaded} />,
})

/** The same cards for every family: which of them are shown tells nothing. */
export function CardLinks() {
  const { locale } = useReader()
  return (
    <Lines
      items={CARDS.map(({ id, name }) => <a href={inactionCardPage.at({ card: id })}>{name[languageOf(locale)]}</a>)}
    />
  )
}

function CardShown({ card }: { readonly card: Card }) {
  const { t, locale } = useReader()
  const language = languageOf(locale)
  return (
    <>
      <Crumbs items={[{ label: t('casework.inaction.title'), href: inactionPath }, { label: card.name[language] }]} />
      <Stack>
        <Head over={t('casework.inaction.card')} title={card.name[language]} lead={t('casework.inaction.lead')}>
          <ButtonLink href={inactionPrint.at({ card: card.id })}>{t('casework.inaction.print')}</ButtonLink>
        </Head>
        <Section id="without" title={t('casework.inaction.without')}>
          <Lines
            items={card.without.map(({ text, source }) => (
              <>
                {text[language]} <Known source={source} />
              </>
            ))}
          />
        </Section>
        <Section id="costs" title={t('casework.inaction.costs')} note={t('casework.inaction.costs_note')}>
          <Table
            caption={t('casework.inaction.costs')}
            columns={[
              { label: t('casework.inaction.what') },
              { label: t('casework.inaction.payer') },
              { label: t('casework.inaction.amount') },
              { label: t('casework.inaction.year') },
              { label: t('casework.inaction.source') },
            ]}
            rows={card.costs.map((cost) => ({
              cells: [
                cost.what[language],
                cost.payer[language],
                amountWords(t, cost),
                cost.year ?? '–',
                <Known source={cost.source} />,
              ],
            }))}
          />
        </Section>
      </Stack>
    </>
  )
}

function Known({ source }: { readonly source: string | null }) {
  const { t } = useReader()
  const url = source === null ? null : sourceOf(source)?.url
  const words = sourceWords(t, source)
  return <span class="fine">{url ? <a href={url}>{words}</a> : words}</span>
}
