import type { Child } from 'hono/jsx'
import { nameIn } from '#model'
import { type MessageKey, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Buttons, type Column, Mark, More, Table, Tag, type TagTone } from '#platform/ui'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { Clause } from '../cases/case-frame.tsx'
import { followDisclosurePage } from './follow-disclosure.page.tsx'
import type { DisclosureState, LedgerEntry } from './ledger-entry.domain.ts'
import { categoryName, sayExtent } from './sharing-words.ts'
import { withdrawDisclosurePage } from './withdraw-disclosure.page.tsx'

type TableProps = {
  caption: string
  known: KnownCase
  entries: readonly LedgerEntry[]
  /** The rows are not of one recipient. */
  withRecipient?: boolean
}

/** The page that an address asks for; the first when it asks for none. */
export const askedPage = ({ page }: Readonly<Record<string, string>>): number => Number.parseInt(page ?? '', 10) || 1

/** The way to the other pages of a long list. */
export function LedgerPages({ at: { page, pages } }: { at: { readonly page: number; readonly pages: number } }) {
  const { t } = useReader()
  if (pages === 1) return null
  return (
    <p>
      {t('casework.sharing.ledger.page_of', { page, pages })}{' '}
      {page > 1 && <a href={`?page=${page - 1}`}>{t('casework.sharing.ledger.previous')}</a>}{' '}
      {page < pages && <a href={`?page=${page + 1}`}>{t('casework.sharing.ledger.next')}</a>}
    </p>
  )
}

/** Rows of the ledger: what, from whom, how much, on which ground, until when, who decided, where it stands. */
export function LedgerTable({ caption, known, entries, withRecipient = false }: TableProps) {
  const { t } = useReader()
  const to: readonly Column[] = withRecipient ? [{ label: t('casework.sharing.ledger.to_whom') }] : []
  const columns: readonly Column[] = [
    { label: t('casework.sharing.ledger.what') },
    ...to,
    { label: t('casework.sharing.ledger.from_whom') },
    { label: t('casework.sharing.ledger.extent') },
    { label: t('casework.sharing.ledger.ground') },
    { label: t('casework.sharing.ledger.until') },
    { label: t('casework.sharing.ledger.decision') },
    { label: t('casework.sharing.ledger.state') },
    { label: t('casework.sharing.ledger.act'), hiddenLabel: true, actions: true },
  ]
  return (
    <Table
      caption={caption}
      tight
      columns={columns}
      rows={entries.map((entry) => ({ cells: cellsOf(known, entry, withRecipient) }))}
    />
  )
}

function cellsOf(known: KnownCase, entry: LedgerEntry, withRecipient: boolean): readonly Child[] {
  const { giver, recipient } = entry
  const to = withRecipient ? [<Mark sector={recipient.sector} name={recipient.shortName} />] : []
  return [
    <What known={known} entry={entry} />,
    ...to,
    <Mark sector={giver.sector} name={giver.shortName} />,
    <ExtentCell entry={entry} />,
    <GroundCell known={known} entry={entry} />,
    showDate(entry.until),
    <Decided entry={entry} />,
    <State entry={entry} />,
    <Acts known={known} entry={entry} />,
  ]
}

type Part = { known: KnownCase; entry: LedgerEntry }

function Decided({ entry: { decidedBy, decidedAt } }: Pick<Part, 'entry'>) {
  const { t } = useReader()
  return <>{`${decidedBy ?? t('casework.sharing.ledger.by_link')}, ${showInstant(decidedAt)}`}</>
}

function What({ known: { model }, entry }: Part) {
  const { t, locale } = useReader()
  const narrowed = [
    entry.role !== null && nameIn(model.role(entry.role).name, locale),
    entry.personName !== null && t('casework.sharing.ledger.only_person', { person: entry.personName }),
    entry.about !== null && t('casework.sharing.ledger.about', { who: entry.about }),
    entry.oneEntry && t('casework.sharing.ledger.one_entry'),
  ].filter((one) => one !== false)
  return (
    <>
      {categoryName(model, entry.category, locale)}
      {narrowed.length > 0 && <span class="fine"> {narrowed.join(', ')}</span>}
    </>
  )
}

function ExtentCell({ entry: { extent, words } }: { entry: LedgerEntry }) {
  const { t } = useReader()
  return (
    <>
      {sayExtent(t, extent)}
      {words !== null && (
        <More summary={t('casework.sharing.ledger.words')}>
          <p class="pre">{words}</p>
        </More>
      )}
    </>
  )
}

function GroundCell({ known: { model }, entry }: Part) {
  const { t, locale } = useReader()
  return (
    <>
      {nameIn(model.ground(entry.ground).name, locale)} (<Clause model={model.document} clause={entry.clause} />)
      {entry.provision !== null && <span class="fine"> {entry.provision}</span>}
      <span class="fine"> {t('casework.sharing.ledger.purpose', { purpose: entry.purpose })}</span>{' '}
      {entry.notForFamily && <Tag tone="line">{t('casework.sharing.ledger.not_for_family')}</Tag>}
    </>
  )
}

export const LEDGER_STATES: Readonly<Record<DisclosureState, { readonly says: MessageKey; readonly tone: TagTone }>> = {
  in_force: { says: 'casework.sharing.state.in_force', tone: 'ok' },
  ahead: { says: 'casework.sharing.state.ahead', tone: 'info' },
  over: { says: 'casework.sharing.state.over', tone: 'line' },
  agreement_ended: { says: 'casework.sharing.state.agreement_ended', tone: 'line' },
  replaced: { says: 'casework.sharing.state.replaced', tone: 'line' },
  withdrawn: { says: 'casework.sharing.state.withdrawn', tone: 'line' },
}

function State({ entry: { state, withdrawnAt, withdrawnReason, endedWithConsent } }: { entry: LedgerEntry }) {
  const { t } = useReader()
  const { says, tone } = LEDGER_STATES[state]
  return (
    <>
      <Tag tone={tone}>{t(says)}</Tag>
      {withdrawnAt && withdrawnReason !== null && (
        <span class="fine">
          {' '}
          {t('casework.sharing.ledger.withdrawn', { at: showInstant(withdrawnAt), reason: withdrawnReason })}
        </span>
      )}
      {withdrawnAt && endedWithConsent && (
        <span class="fine"> {t('casework.sharing.ledger.consent_ended', { at: showInstant(withdrawnAt) })}</span>
      )}
    </>
  )
}

function Acts({ known: { file, model }, entry }: Part) {
  const { t, locale } = useReader()
  const at = { caseId: file.id, disclosureId: entry.id }
  const what = categoryName(model, entry.category, locale)
  if (!entry.canFollow && !entry.canWithdraw) return null
  const which = (
    <span class="vh">
      : {t('casework.sharing.ledger.withdraw_what', { what, institution: entry.recipient.shortName })}
    </span>
  )
  return (
    <Buttons>
      {entry.canFollow && (
        <ButtonLink href={followDisclosurePage.at(at)} small kind="quiet">
          {t('casework.sharing.ledger.follow')}
          {which}
        </ButtonLink>
      )}
      {entry.canWithdraw && (
        <ButtonLink href={withdrawDisclosurePage.at(at)} small kind="quiet">
          {t('casework.sharing.ledger.withdraw')}
          {which}
        </ButtonLink>
      )}
    </Buttons>
  )
}
