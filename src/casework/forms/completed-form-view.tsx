import { ModelAnswers, nameIn } from '#model'
import { showDate, type T, useReader } from '#platform'
import { Head, Note, Prov, Sheet, Stack } from '#platform/ui'
import { CaseCrumbs } from '../cases/case-frame.tsx'
import type { Recorded } from '../cases/recorded.domain.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { WhySeen } from '../sharing/why-seen.tsx'
import { PaperFormNote } from '../takeover/paper-form-note.tsx'
import { aboutWhom, FormPrints } from './form-frame.tsx'
import type { FormOnPage } from './form-on-page.ts'

const recordedWords = (t: T, { how, onDay }: Recorded): string =>
  t('casework.form.recorded', { how: t(RECORDED_LABELS[how]), date: showDate(onDay) })

/** A completed form, in the version it was made with: what this reader is shown of it. */
export function ReadForm({ loaded }: { readonly loaded: FormOnPage }) {
  const { t, locale } = useReader()
  const { form, instance, answers, context, why, frame } = loaded
  const empty = Object.keys(answers).length === 0
  const onPaper = instance?.recorded?.fromPaper === true
  const name = nameIn(form.name, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={name} />
      <Head title={name} over={aboutWhom(loaded)}>
        <FormPrints loaded={loaded} />
      </Head>
      {instance?.completedOn && (
        <Prov>{t('casework.form.completed_on', { date: showDate(instance.completedOn) })}</Prov>
      )}
      {instance?.recorded && !onPaper && <Prov>{recordedWords(t, instance.recorded)}</Prov>}
      {why && <WhySeen why={why} />}
      {onPaper && <PaperFormNote written={!empty} scan={loaded.scan} />}
      {instance?.state === 'replaced' && <Note kind="info" text={t('casework.form.replaced')} />}
      {empty && !onPaper && <Note kind="info" text={t('casework.form.nothing_shown')} />}
      {!empty && (
        <Sheet>
          <ModelAnswers form={form} answers={answers} context={context} fileHref={(id) => `/files/${id}`} />
        </Sheet>
      )}
    </Stack>
  )
}
