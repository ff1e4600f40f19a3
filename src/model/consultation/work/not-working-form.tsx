import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import { ActionsBar, Button, FormPage, type FormState, Select } from '#platform/ui'
import { StructuredText } from '../../handbook/structured-text.tsx'
import { paragraphHref } from '../../versions/paragraph-href.ts'
import type { KnownClients } from '../client-data.domain.ts'
import { type ConsultedText, calledIn, paragraphsOf } from '../consulted-text.domain.ts'
import { FoundClientData } from '../remarks/found-client-data.tsx'
import type { OwnInstitution } from '../remarks/own-institutions.query.server.ts'
import { KindField, OrdinaryField, WordsFields } from '../remarks/remark-fields.tsx'

export type NotWorkingFormProps = {
  readonly form: FormState
  readonly modelId: string
  readonly version: string
  readonly text: ConsultedText
  /** The paragraph, or the step that carries it out. */
  readonly about: string
  readonly clause: string
  readonly mine: readonly OwnInstitution[]
  readonly known?: KnownClients
  readonly back: { readonly href: string; readonly label: string }
  readonly crumbs?: Child
}

/** What does not work here, in words of its own, about a paragraph that is filled in already. */
export function NotWorkingForm(props: NotWorkingFormProps) {
  const { t } = useReader()
  const { form, text, about, clause, mine, known, back, crumbs, modelId, version } = props
  const labels = { words: t('model.work.words'), proposed: t('model.work.proposed'), reason: t('model.work.reason') }
  const reads = paragraphsOf(text).find(({ id }) => id === clause)
  return (
    <FormPage
      form={form}
      title={t('model.work.title', { place: calledIn(text, about) })}
      lead={t('model.work.lead')}
      crumbs={crumbs}
      {...(reads
        ? {
            aside: {
              label: t('model.work.paragraph', { version: `${modelId} ${version}` }),
              content: (
                <>
                  <p>
                    <a href={paragraphHref(modelId, version, clause)}>{calledIn(text, clause)}</a>
                  </p>
                  <StructuredText text={reads.text} />
                </>
              ),
            },
          }
        : {})}
    >
      <FoundClientData form={form} labels={labels} {...(known ? { known } : {})} />
      <WordsFields labels={labels} />
      <KindField />
      {mine.length > 1 && (
        <Select
          name="institutionId"
          label={t('model.remark.institution')}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <OrdinaryField form={form} {...(known ? { known } : {})} />
      <ActionsBar>
        <Button>{t('model.work.submit')}</Button>
        <a href={back.href}>{back.label}</a>
      </ActionsBar>
    </FormPage>
  )
}
