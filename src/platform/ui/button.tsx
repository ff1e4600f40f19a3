import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

/** One main button on a screen; `bad` is for what cannot be undone. */
export type ButtonKind = 'main' | 'plain' | 'bad' | 'quiet'

type Look = { kind?: ButtonKind; small?: boolean; icon?: IconName; children: Child }

const kinds: Record<ButtonKind, string> = { main: ' btn-main', plain: '', bad: ' btn-bad', quiet: ' btn-quiet' }
const look = (kind: ButtonKind, small = false) => `btn${kinds[kind]}${small ? ' btn-s' : ''}`

export type ButtonProps = Look & {
  /** Name and value sent when this button was pressed, in a form with more than one. */
  name?: string
  value?: string
  /** Another address than the form's. */
  formaction?: string
}

/** Sends the form around it. Never disabled: pressing it always answers, if only with what is missing. */
export function Button({ kind = 'main', small, icon, children, name, value, formaction }: ButtonProps) {
  return (
    <button type="submit" class={look(kind, small)} name={name} value={value} formaction={formaction}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it only leads somewhere, it changes nothing. */
export function ButtonLink({ kind = 'plain', small, icon, children, href }: Look & { href: string }) {
  return (
    <a class={look(kind, small)} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Buttons side by side. */
export const Buttons = ({ children }: { children: Child }) => <div class="btns">{children}</div>
