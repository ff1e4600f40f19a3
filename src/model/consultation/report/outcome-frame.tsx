import type { Child } from 'hono/jsx'
import { useReader } from '#platform'
import { ButtonLink, Buttons, Crumbs, Head, Stack } from '#platform/ui'
import { CONSULTATIONS, consultationPath } from '../consultation-paths.ts'
import { nameOf, stateWords } from '../consultation-words.ts'
import type { Answered } from './report.query.server.ts'

type OutcomeProps = {
  readonly title: string
  readonly of: Answered['consultation']
  /** Where this page is taken away as a file. */
  readonly files: { readonly pdf: string; readonly docx: string }
  readonly more?: { readonly href: string; readonly label: string }
  readonly children: Child
}

/** The frame of both pages on which the outcome of a consultation is read: where they stand, of what they are, their files. */
export function OutcomeFrame({ title, of, files, more, children }: OutcomeProps) {
  const { t } = useReader()
  return (
    <Stack>
      <Crumbs
        items={[
          { label: t('model.consultation.title'), href: CONSULTATIONS },
          { label: nameOf(t, of), href: consultationPath(of.id) },
          { label: title },
        ]}
      />
      <Head title={title} over={nameOf(t, of)} lead={stateWords(t, of)} />
      <Buttons>
        <ButtonLink href={files.pdf}>{t('model.answers.pdf')}</ButtonLink>
        <ButtonLink href={files.docx}>{t('model.answers.docx')}</ButtonLink>
        {more && <ButtonLink href={more.href}>{more.label}</ButtonLink>}
      </Buttons>
      {children}
    </Stack>
  )
}
