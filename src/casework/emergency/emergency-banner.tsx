import { useReader } from '#platform'
import { Note } from '#platform/ui'

type Props = { readonly caseId: string; readonly pending: number }

/** That somebody opened the case in an emergency and it was not reviewed yet: for those who keep the case. */
export function EmergencyBanner({ caseId, pending }: Props) {
  const { t } = useReader()
  if (pending === 0) return null
  return (
    <Note kind="turn">
      <p>
        <a href={`/cases/${caseId}/emergency`}>{t('casework.emergency.banner', { count: pending })}</a>
      </p>
    </Note>
  )
}
