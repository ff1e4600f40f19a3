import { nameIn } from '#model'
import { type MessageKey, showDate, useReader } from '#platform'
import { KeyValues, Note, Section } from '#platform/ui'
import { categoryWords, type PutToMe } from './put-to-me.query.server.ts'
import type { RequestState } from './request-state.domain.ts'

export const STATE_LABELS: Readonly<Record<RequestState, MessageKey>> = {
  sent: 'casework.request.state.sent',
  accepted: 'casework.request.state.accepted',
  partly: 'casework.request.state.partly',
  answered: 'casework.request.state.answered',
  refused: 'casework.request.state.refused',
  not_ours: 'casework.request.state.not_ours',
}

type Props = { readonly loaded: Omit<PutToMe, 'parts'> }

/** A question as whoever was asked reads it: on paper, on their desk and by a link the same. */
export function Question({ loaded }: Props) {
  const { t, locale } = useReader()
  const { request, asking, asked, ground } = loaded
  return (
    <>
      <Section id="question" title={t('casework.request.put.question')}>
        <KeyValues
          items={[
            { term: t('casework.request.put.asking'), value: asking },
            { term: t('casework.request.to'), value: asked },
            { term: t('casework.request.put.about'), value: request.question.about },
            ...request.question.parts.map(({ label, text }) => ({ term: label, value: text })),
            { term: t('casework.request.put.categories'), value: categoryWords(loaded, locale) },
          ]}
        />
      </Section>
      <Section id="ground" title={t('casework.request.put.ground')}>
        <KeyValues
          items={[
            { term: t('casework.request.put.ground'), value: nameIn(ground.name, locale) },
            ...(request.caseNumber ? [{ term: t('casework.request.put.case_number'), value: request.caseNumber }] : []),
            { term: t('casework.request.sent'), value: showDate(request.sentOn) },
            ...(request.dueOn ? [{ term: t('casework.request.due'), value: showDate(request.dueOn) }] : []),
          ]}
        />
        <Note kind="info" text={t(request.duty ? 'casework.request.put.duty' : 'casework.request.put.voluntary')} />
      </Section>
    </>
  )
}

/** What was answered so far, in the words of whoever answered. */
export function Parts({ loaded }: { readonly loaded: PutToMe }) {
  const { t, locale } = useReader()
  const { parts, categories, request } = loaded
  if (parts.length === 0 && !request.reason) return null
  const nameOf = (id: string) => {
    const name = categories.find((one) => one.id === id)?.name
    return name ? nameIn(name, locale) : id
  }
  return (
    <Section id="parts" title={t('casework.request.put.parts')} count={parts.length}>
      <KeyValues
        items={[
          ...parts.map(({ category, words, on }) => ({ term: `${nameOf(category)}, ${showDate(on)}`, value: words })),
          ...(request.reason ? [{ term: t('casework.request.put.reason'), value: request.reason }] : []),
        ]}
      />
    </Section>
  )
}
