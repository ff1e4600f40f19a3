import { page, showInstant, useReader } from '#platform'
import { Empty, Head, Section, Stack } from '#platform/ui'
import { MY_REMARKS } from '../consultation-paths.ts'
import { AnswerCell, RemarkWordsCell } from '../remark-cells.tsx'
import { type RemarkRead, remarksOfMine } from '../remarks.query.server.ts'

/** What I wrote about models, with the answers. */
export const myRemarksPage = page({
  path: MY_REMARKS,
  act: 'model.remark.read_own',
  looking: 'unrecorded',
  load: (ctx) => remarksOfMine(ctx),
  title: ({ t }) => t('model.remark.mine.title'),
  view: ({ loaded, t }) => (
    <Stack>
      <Head title={t('model.remark.mine.title')} lead={t('model.remark.mine.lead')} />
      {loaded.length === 0 && <Empty title={t('model.remark.mine.none')} />}
      {loaded.map((remark) => (
        <Mine remark={remark} />
      ))}
    </Stack>
  ),
})

function Mine({ remark }: { readonly remark: RemarkRead }) {
  const { t } = useReader()
  const [answer] = remark.answers
  const source = remark.source === 'from_work' ? `, ${t('model.remark.from_work')}` : ''
  return (
    <Section
      id={`remark-${remark.id}`}
      title={`${t('model.remark.one.title', { no: remark.no })}: ${remark.about === 'whole' ? t('model.consultation.whole') : remark.about}`}
      note={`${remark.modelId} ${remark.version}${source}, ${showInstant(remark.sentAt)}`}
    >
      <RemarkWordsCell {...remark} />
      {remark.mergedInto && <p class="fine">{t('model.remark.mine.merged')}</p>}
      {answer ? (
        <AnswerCell answer={answer} />
      ) : (
        <p>{t(remark.draftId ? 'model.remark.mine.taken' : 'model.remark.mine.waits')}</p>
      )}
    </Section>
  )
}
