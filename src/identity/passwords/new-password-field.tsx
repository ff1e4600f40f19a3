import { useReader } from '#platform'
import { TextField } from '#platform/ui'

/** The field for a new password, with what makes a good one. */
export function NewPasswordField() {
  const { t } = useReader()
  return (
    <TextField
      name="password"
      label={t('identity.password.new')}
      hint={t('identity.password.hint')}
      type="password"
      width="m"
      autocomplete="new-password"
    />
  )
}
