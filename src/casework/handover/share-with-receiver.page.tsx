import { page, showDate, useReader } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FormPage, Note, TextArea } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { PackageBasis } from '../sharing/packages/package-basis.tsx'
import { readPackage, takeField, wordsField } from '../sharing/packages/read-package.ts'
import { sharingRefusals } from '../sharing/refusals.ts'
import { categoryName, packageSentence } from '../sharing/sharing-words.ts'
import { type HandoverPackage, handoverPackage } from './handover-package.query.server.ts'
import { shareWithReceiver } from './share-with-receiver.server.ts'

/** Showing the team that took a case over what it needs, text by text. */
export const shareWithReceiverPage = page({
  path: '/cases/:caseId/handover/share',
  params: OfCase,
  act: 'casework.handover.share',
  needsNames: true,
  load: async (ctx, { caseId }) => {
    const pack = await handoverPackage(ctx, caseId)
    return { pack, frame: await caseFrame(ctx, pack.known.file) }
  },
  looking: look('casework.handover.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.handover.share.title', { institution: loaded.pack.recipient.shortName }),
  initial: ({ pack }) => proposedTexts(pack),
  form: (posted, loaded) => readPackage(posted, loaded),
  submit: (ctx, input) => shareWithReceiver(ctx, input),
  refusals: sharingRefusals,
  then: ({ params }) => ({ to: `/cases/${params.caseId}/handover`, flash: 'casework.handover.shared' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { pack, frame } }) => {
    const title = t('casework.handover.share.title', { institution: pack.recipient.shortName })
    return (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={frame} here={title} />}
        title={title}
        lead={t('casework.handover.share.lead')}
      >
        <Texts pack={pack} />
        <PackageBasis pack={pack} />
        <DateField name="until" label={t('casework.sharing.package.until')} />
        <ActionsBar>
          <Button>{t('casework.handover.share.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})

/** Nothing is ticked: whoever shows it reads each text first. */
function proposedTexts({ lines, words, until, bases }: HandoverPackage): Readonly<Record<string, string>> {
  const texts = lines.map(({ key }) => [wordsField(key), words[key] ?? ''] as const)
  return { basis: bases[0]?.code ?? '', until: showDate(until), ...Object.fromEntries(texts) }
}

function Texts({ pack }: { readonly pack: HandoverPackage }) {
  const { t, locale } = useReader()
  const ready = pack.lines.filter((line) => line.ready)
  if (ready.length === 0) return <Note kind="info" text={t('casework.handover.share.nothing')} />
  return (
    <>
      {ready.map((line) => {
        const category = categoryName(pack.model, line.category, locale)
        return (
          <>
            <CheckboxGroup
              name={takeField(line.key)}
              label={category}
              options={[{ value: 'yes', label: packageSentence({ t, locale }, pack, line) }]}
              optional
            />
            <TextArea
              name={wordsField(line.key)}
              label={t('casework.handover.share.words', { category })}
              rows={4}
              optional
            />
          </>
        )
      })}
    </>
  )
}
