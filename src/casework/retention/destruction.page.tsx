import { page, showDate, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Note, Stack, Table } from '#platform/ui'
import { institutionFor } from '#protection/server'
import { approveDestructionPage } from './approve-destruction.page.tsx'
import { type DestructionState, stateOf } from './destruction.domain.ts'
import { type DestructionShown, destructionAt } from './destruction.query.server.ts'
import { destructionPrint } from './destruction-print.ts'
import { ENTRY_COLUMNS, entryRow } from './entry-row.ts'
import { RetentionCrumbs } from './of-closed-case.tsx'
import { OfDestruction } from './of-destruction.tsx'
import { APPROVER_WORDS, LIST_WORDS } from './retention-words.ts'
import { orderDestructionPage, withdrawDestructionPage } from './settle-destruction.page.tsx'

/** A list of destruction: what is to go, by whose approval; once done, what is left of each case. */
export const destructionPage = page({
  path: '/protection/:institutionId/destruction/:destructionId',
  params: OfDestruction,
  act: 'casework.destruction.read',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, destructionId }) => {
    const list = await destructionAt(ctx, institutionId, destructionId)
    const own = ctx.actor.kind === 'person' && ctx.actor.personId === list.proposedBy
    return { list, own, institution: await institutionFor(ctx, institutionId, 'consult') }
  },
  title: ({ t, loaded }) => t('casework.destruction.number', { no: loaded.list.no }),
  view: ({ loaded: { institution, list, own }, t }) => (
    <>
      <RetentionCrumbs institution={institution} here={t('casework.destruction.number', { no: list.no })} />
      <Stack>
        <Head title={t('casework.destruction.number', { no: list.no })} over={institution.name}>
          <Acts list={list} own={own} state={stateOf(list)} />
        </Head>
        <Note kind={stateOf(list) === 'proposed' ? 'turn' : 'info'} text={t(LIST_WORDS[stateOf(list)])} />
        <About list={list} />
        <Table
          caption={t('casework.destruction.cases')}
          columns={ENTRY_COLUMNS.map((key) => ({ label: t(key) }))}
          rows={list.entries.map((one) => ({ cells: entryRow(one, t) }))}
        />
      </Stack>
    </>
  ),
})

function Acts({ list, own, state }: { list: DestructionShown; own: boolean; state: DestructionState }) {
  const { t } = useReader()
  const at = { institutionId: list.institutionId, destructionId: list.id }
  return (
    <>
      {list.can.approve && !own && state === 'proposed' && (
        <ButtonLink href={approveDestructionPage.at(at)}>{t('casework.destruction.approve')}</ButtonLink>
      )}
      {list.can.approve && state === 'approved' && (
        <ButtonLink href={orderDestructionPage.at(at)}>{t('casework.destruction.order')}</ButtonLink>
      )}
      {list.can.withdraw && (state === 'proposed' || state === 'approved') && (
        <ButtonLink href={withdrawDestructionPage.at(at)}>{t('casework.destruction.withdraw')}</ButtonLink>
      )}
      <ButtonLink href={destructionPrint.at(at)}>{t('casework.destruction.print')}</ButtonLink>
    </>
  )
}

function About({ list }: { list: DestructionShown }) {
  const { t } = useReader()
  const { approval } = list
  return (
    <KeyValues
      items={[
        { term: t('casework.destruction.proposed_by'), value: `${list.proposer}, ${showDate(list.proposedOn)}` },
        ...(approval
          ? [
              {
                term: t('casework.destruction.approved'),
                value: t('casework.destruction.approved_by', {
                  approver: t(APPROVER_WORDS[approval.approver]),
                  number: approval.number,
                  day: showDate(approval.on),
                  by: approval.by,
                }),
              },
            ]
          : []),
      ]}
    />
  )
}
