import { AnswersSideBySide } from '#model'
import { page, showDate } from '#platform'
import { ButtonLink, Empty, Head, Locked, Section, Stack } from '#platform/ui'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { Opinions } from '../opinions/opinion-list.tsx'
import { WhySeen } from '../sharing/why-seen.tsx'
import { diagnosisOf } from './diagnosis.query.server.ts'

/** The common diagnosis: the family's voice first, then what each institution signed, side by side. */
export const diagnosisPage = page({
  path: '/cases/:caseId/diagnosis',
  params: OfCase,
  act: 'casework.diagnosis.read',
  load: (ctx, { caseId }) => diagnosisOf(ctx, caseId),
  looking: look('casework.diagnosis.looked'),
  scope,
  title: ({ t, loaded }) => `${t('casework.tab.diagnosis')} · ${loaded.frame.code}`,
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="diagnosis" />,
  view: ({ t, loaded: { frame, context, familyVoice, opinions, contributions, more, addTo } }) => (
    <Stack>
      <Head title={t('casework.tab.diagnosis')} lead={t('casework.diagnosis.lead')}>
        {addTo && (
          <ButtonLink href={`/cases/${frame.caseId}/forms/${addTo}/new`} kind="main">
            {t('casework.diagnosis.add')}
          </ButtonLink>
        )}
      </Head>
      {(familyVoice || opinions.length > 0) && (
        <Section id="voice" title={t('casework.diagnosis.family')}>
          {familyVoice && <blockquote>{familyVoice}</blockquote>}
          <Opinions opinions={opinions} named />
        </Section>
      )}
      {contributions.length === 0 && !more && (
        <Empty title={t('casework.diagnosis.empty')}>
          <p>{t('casework.diagnosis.empty.text')}</p>
        </Empty>
      )}
      {contributions.length > 0 && context && (
        <Section id="views" title={t('casework.diagnosis.views')} note={t('casework.diagnosis.views.note')}>
          <AnswersSideBySide
            sides={contributions.map(({ id, institution, form, answers, completedOn, recorded }) => ({
              id,
              mark: { sector: institution.sector, name: institution.shortName },
              signed: recorded
                ? t('casework.diagnosis.on_paper', {
                    date: showDate(completedOn),
                    how: t(RECORDED_LABELS[recorded.how]),
                  })
                : showDate(completedOn),
              form,
              answers,
            }))}
            context={context}
            fileHref={(file) => `/files/${file}`}
          />
          {contributions.map(({ why, institution }) => why && <WhySeen why={why} of={institution.shortName} />)}
        </Section>
      )}
      {more && <Locked />}
    </Stack>
  ),
})
