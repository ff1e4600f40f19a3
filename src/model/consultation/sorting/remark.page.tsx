import { page, showInstant, useReader } from '#platform'
import { ButtonLink, Crumbs, Head, KeyValues, Lines, More, Section, Stack } from '#platform/ui'
import { OfRemark } from '../consultation-ids.ts'
import { CONSULTATIONS, PROPOSALS, remarkPath, teamTablePath } from '../consultation-paths.ts'
import { placeWords } from '../consultation-words.ts'
import { AnswerCell, RemarkWordsCell } from '../remark-cells.tsx'
import type { RemarkRead } from '../remarks.query.server.ts'
import { type RemarkShown, remarkShown } from './remark-shown.query.server.ts'
import { whoSaid } from './remarks-table.tsx'

/** One remark, for the team of its model: what was said, what is like it, what was answered. */
export const remarkPage = page({
  path: '/remarks/:remarkId',
  params: OfRemark,
  act: 'model.remark.read',
  looking: 'unrecorded',
  load: (ctx, { remarkId }) => remarkShown(ctx, remarkId),
  title: ({ loaded, t }) => t('model.remark.one.title', { no: loaded.remark.no }),
  view: ({ loaded }) => <RemarkView shown={loaded} />,
})

function RemarkView({ shown: { remark, text, beside, gmina } }: { readonly shown: RemarkShown }) {
  const { t } = useReader()
  const [answer, ...earlier] = remark.answers
  const same = beside.filter(({ mergedInto }) => mergedInto?.id === remark.id)
  const facts = [
    { term: t('model.remark.about'), value: placeWords(t, text, remark.about) },
    { term: t('model.remark.kind'), value: t(`model.remark.kind.${remark.kind}`) },
    { term: t('model.remark.one.from'), value: whoSaid(t, remark) },
    ...(gmina ? [{ term: t('model.remark.one.gmina'), value: gmina }] : []),
    { term: t('model.remark.one.version'), value: remark.version },
    { term: t('model.remark.one.sent'), value: showInstant(remark.sentAt) },
  ]
  return (
    <Stack>
      <RemarkCrumbs remark={remark} />
      <Head title={t('model.remark.one.title', { no: remark.no })}>
        {remark.canSort && <Acts remark={remark} merges={same.length === 0 && beside.length > 0} />}
      </Head>
      <KeyValues items={facts} />
      <Section id="said" title={t('model.remark.one.said')}>
        <RemarkWordsCell {...remark} />
      </Section>
      {remark.mergedInto && (
        <p>
          <a href={remarkPath(remark.mergedInto.id)}>
            {t('model.remark.state.merged', { no: remark.mergedInto.no ?? 0 })}
          </a>
        </p>
      )}
      {remark.draftId && <p>{t('model.remark.one.taken')}</p>}
      {same.length > 0 && (
        <Section id="same" title={t('model.remark.one.same')} count={same.length}>
          <Lines
            items={same.map((one) => <a href={remarkPath(one.id)}>{t('model.remark.one.title', { no: one.no })}</a>)}
          />
        </Section>
      )}
      <Section id="answer" title={t('model.remark.one.answers')}>
        {answer ? <AnswerCell answer={answer} /> : <p>{t('model.remark.state.waiting')}</p>}
        {earlier.length > 0 && (
          <More summary={t('model.remark.one.earlier')}>
            <Lines items={earlier.map((one) => <AnswerCell answer={one} />)} />
          </More>
        )}
      </Section>
    </Stack>
  )
}

export function RemarkCrumbs({ remark, here }: { readonly remark: RemarkRead; readonly here?: string }) {
  const { t } = useReader()
  const name = t('model.remark.one.title', { no: remark.no })
  const table =
    remark.consultationId === null
      ? { label: t('model.remark.proposals.title'), href: PROPOSALS }
      : { label: t('model.remark.team.title'), href: teamTablePath(remark.consultationId) }
  return (
    <Crumbs
      items={[
        { label: t('model.consultation.title'), href: CONSULTATIONS },
        table,
        ...(here ? [{ label: name, href: remarkPath(remark.id) }, { label: here }] : [{ label: name }]),
      ]}
    />
  )
}

function Acts({ remark, merges }: { readonly remark: RemarkRead; readonly merges: boolean }) {
  const { t } = useReader()
  const path = remarkPath(remark.id)
  const answered = remark.answers.length > 0
  if (remark.mergedInto !== null)
    return answered ? null : <ButtonLink href={`${path}/part`}>{t('model.remark.one.part')}</ButtonLink>
  return (
    <>
      <ButtonLink kind="main" href={`${path}/answer`}>
        {t(answered ? 'model.remark.one.answer_again' : 'model.remark.one.answer')}
      </ButtonLink>
      {merges && !answered && <ButtonLink href={`${path}/merge`}>{t('model.remark.one.merge')}</ButtonLink>}
      {remark.consultationId === null && <ButtonLink href={`${path}/take`}>{t('model.remark.one.take')}</ButtonLink>}
    </>
  )
}
