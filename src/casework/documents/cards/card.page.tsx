import { z } from 'zod'
import { nameIn } from '#model'
import { fields, line, type MessageKey, page, showInstant, useReader } from '#platform'
import {
  Button,
  Form,
  type FormState,
  Head,
  Hidden,
  Note,
  Section,
  Stack,
  Table,
  Tag,
  type TagTone,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { look, OfCase, scope } from '../../cases/case-scope.ts'
import { PrintLinks } from '../../prints/print-links.tsx'
import { documentPath } from '../document-paths.ts'
import { type CardView, cardView } from './card.query.server.ts'
import { markCopied } from './mark-copied.server.ts'
import type { CardChange, CardPart } from './transfer-card.domain.ts'

export const OfCard = OfCase.extend({ card: z.string().regex(/^[a-z][a-z-]*$/) })
const readCopied = fields(z.object({ shown: line(100) }))

export const CHANGE_LABELS: Readonly<Record<CardChange, MessageKey>> = {
  new: 'casework.card.change.new',
  same: 'casework.card.change.same',
  changed: 'casework.card.change.changed',
  gone: 'casework.card.change.gone',
  empty: 'casework.card.change.empty',
}
const TONES: Readonly<Record<CardChange, TagTone>> = {
  new: 'info',
  same: 'line',
  changed: 'turn',
  gone: 'turn',
  empty: 'line',
}

/** A transfer card: what is known once, in the order of the system that it is copied to by hand. */
export const cardPage = page({
  path: '/cases/:caseId/documents/cards/:card',
  params: OfCard,
  act: 'casework.card.copy',
  needsNames: true,
  load: (ctx, { caseId, card }) => cardView(ctx, caseId, card),
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.card.title', { card: loaded.card.name.pl, code: loaded.frame.code }),
  form: readCopied,
  submit: (ctx, input) => markCopied(ctx, input),
  refusals: {},
  then: ({ params }) => ({ to: documentPath.card(params.caseId, params.card), flash: 'casework.card.marked' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ form, loaded }) => <Card loaded={loaded} form={form} />,
})

function Card({ loaded, form }: { readonly loaded: CardView; readonly form: FormState }) {
  const { t, locale } = useReader()
  const { card, frame, parts } = loaded
  const name = nameIn(card.name, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={name} />
      <Head title={name} lead={t('casework.card.lead')} />
      <Note kind={card.known === 'found' ? 'info' : 'turn'} text={nameIn(card.note, locale)} />
      <SinceCopied loaded={loaded} />
      <PrintLinks links={[{ href: documentPath.cardPrint(frame.caseId, card.id), label: 'casework.card.print' }]} />
      {parts.map((part) => (
        <Part part={part} changes={loaded.changes} />
      ))}
      <p class="fine">{t('casework.card.shielded')}</p>
      <Form state={form} guard={false}>
        <Hidden name="shown" value={loaded.shown} />
        <Button>{t('casework.card.mark')}</Button>
      </Form>
    </Stack>
  )
}

function SinceCopied({ loaded: { last, card, changes } }: { readonly loaded: CardView }) {
  const { t } = useReader()
  if (!last) return <p>{t('casework.card.never')}</p>
  const count = Object.values(changes).filter((change) => change !== 'same' && change !== 'empty').length
  return (
    <p>
      {t('casework.card.last', { at: showInstant(last.at), who: last.by })}{' '}
      {t('casework.card.changed_count', { count })}{' '}
      {last.cardVersion !== card.version && t('casework.card.other_version')}
    </p>
  )
}

function Part({ part, changes }: { readonly part: CardPart; readonly changes: CardView['changes'] }) {
  const { t } = useReader()
  return (
    <Section id={part.id} title={part.title}>
      <Table
        caption={part.title}
        columns={[
          { label: t('casework.card.field') },
          { label: t('casework.card.value') },
          { label: t('casework.card.from') },
          { label: t('casework.card.change') },
        ]}
        rows={part.lines.map(({ key, label, value }) => {
          const change = changes[key] ?? 'empty'
          return {
            cells: [
              label,
              value?.text ? <span class="to-copy">{value.text}</span> : t('casework.card.nothing_known'),
              [value?.by, value?.on].filter(Boolean).join(', '),
              <Tag tone={TONES[change]}>{t(CHANGE_LABELS[change])}</Tag>,
            ],
          }
        })}
      />
    </Section>
  )
}
