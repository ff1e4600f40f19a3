import { z } from 'zod'
import { day, fields, optionalText, page, showDate, showInstant, useReader, yesNo } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  DateField,
  FormPage,
  KeyValues,
  Lines,
  Note,
  Section,
  TextField,
  YesNo,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { factSentence } from '../timeline/fact-sentence.ts'
import { LONGEST_FUNCTION, LONGEST_INSTITUTION } from './pointer.domain.ts'
import { pointerPage as loadPointer, type PointerPage } from './pointer.query.server.ts'
import { recordPointer } from './record-pointer.server.ts'

const readPointer = fields(
  z.object({
    runs: yesNo,
    contactFunction: optionalText(LONGEST_FUNCTION),
    contactInstitution: optionalText(LONGEST_INSTITUTION),
    contactPhone: optionalText(20),
    onDay: day,
  }),
)

/** The pointer to a Blue Card procedure: that it runs, and whom to contact. Never its content. */
export const pointerPage = page({
  path: '/cases/:caseId/pointer',
  params: OfCase,
  act: 'casework.pointer.record',
  load: (ctx, { caseId }) => loadPointer(ctx, caseId),
  // A look stands in the chain of the pointer itself: the record of the case has no number that others would miss.
  looking: (_params, { pointer }) =>
    pointer ? { chain: 'case', about: pointer.id, name: 'casework.pointer.looked' } : null,
  scope,
  title: ({ t, loaded }) => t('casework.pointer.of', { code: loaded.frame.code }),
  form: readPointer,
  submit: (ctx, input) => recordPointer(ctx, input),
  refusals: {
    contact_missing: 'platform.form.required',
    contact_without_procedure: 'casework.pointer.refusal.contact_without_procedure',
    not_a_phone: 'casework.pointer.refusal.not_a_phone',
    more_than_a_contact: 'casework.pointer.refusal.more_than_a_contact',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/pointer`, flash: 'casework.pointer.recorded' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    // Never on paper: a printed page would outlive the right to read it.
    <div class="no-print">
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.pointer.title')} />}
        title={t('casework.pointer.title')}
        lead={t('casework.pointer.lead')}
      >
        <OnRecord loaded={loaded} />
        {loaded.mayRecord && (
          <>
            <Note kind="bad" text={t('casework.pointer.no_content')} />
            <YesNo name="runs" label={t('casework.pointer.runs')} />
            <TextField
              name="contactFunction"
              label={t('casework.pointer.function')}
              hint={t('casework.pointer.function_hint')}
              width="m"
              optional
            />
            <TextField name="contactInstitution" label={t('casework.pointer.institution')} width="m" optional />
            <TextField name="contactPhone" label={t('casework.pointer.phone')} type="tel" width="s" optional />
            <DateField name="onDay" label={t('casework.pointer.on')} />
            <ActionsBar>
              <Button>{t('casework.pointer.submit')}</Button>
            </ActionsBar>
          </>
        )}
        <Readers loaded={loaded} />
      </FormPage>
    </div>
  ),
})

function OnRecord({ loaded: { pointer } }: { readonly loaded: PointerPage }) {
  const { t } = useReader()
  if (!pointer) return <p>{t('casework.pointer.nothing')}</p>
  const { runs, contactFunction, contactInstitution, contactPhone, onDay } = pointer
  const contact = [contactFunction, contactInstitution, contactPhone].filter(Boolean).join(', ')
  return (
    <KeyValues
      items={[
        { term: t('casework.pointer.runs'), value: t(runs ? 'platform.word.yes' : 'platform.word.no') },
        ...(runs ? [{ term: t('casework.pointer.contact'), value: contact }] : []),
        { term: t('casework.pointer.on'), value: showDate(onDay) },
      ]}
    />
  )
}

/** Whom the lead worker named, and who recorded and looked. */
function Readers({ loaded: { pointer, mayRecord, readers, history, frame } }: { readonly loaded: PointerPage }) {
  const { t } = useReader()
  if (!pointer) return null
  const at = `/cases/${frame.caseId}/pointer/readers`
  return (
    <>
      {mayRecord && (
        <Section id="readers" title={t('casework.pointer.readers')} note={t('casework.pointer.readers_note')}>
          <Lines
            items={readers.map(({ id, name, reason }) => (
              <>
                {name}: {reason}{' '}
                <a href={`${at}/${id}/end`}>
                  {t('casework.pointer.end_reader')}
                  <span class="vh">: {name}</span>
                </a>
              </>
            ))}
          />
          <Buttons>
            <ButtonLink href={`${at}/new`} small>
              {t('casework.pointer.name_reader')}
            </ButtonLink>
          </Buttons>
        </Section>
      )}
      <Section id="looks" title={t('casework.pointer.looks')}>
        <Lines
          items={history.map(({ name, who, at: when }) => (
            <>
              {factSentence(t, name)} · {who} · {showInstant(when)}
            </>
          ))}
        />
      </Section>
    </>
  )
}
