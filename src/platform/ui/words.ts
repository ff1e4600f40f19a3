import { createContext, useContext } from '../jsx/context.ts'

/**
 * The fixed words of the interface: those that a part says by itself, whatever page it stands on. The platform's catalogue
 * must give each of them in every language; everything else a part says is passed to it.
 */
export type WordKey =
  // Page
  | 'product'
  | 'home'
  | 'skip_to_content'
  | 'main_navigation'
  | 'accessibility_and_language'
  | 'search'
  | 'search_what'
  | 'crumbs'
  // Forms
  | 'optional'
  | 'error_prefix'
  | 'error_summary_title'
  | 'choose'
  | 'yes'
  | 'no'
  | 'date_hint'
  | 'zloty'
  | 'add_row'
  | 'remove_row'
  | 'stands_now'
  | 'stands_empty'
  | 'draft_saved'
  | 'draft_not_saved'
  // Display
  | 'turn_to'
  | 'late_row'
  | 'turn_row'
  | 'stage_done'
  | 'stage_current'
  | 'locked_title'
  | 'locked_text'
  | 'locked_in_sentence'
  | 'locked_ask'
  | 'strand_member'
  | 'strand_letter'
  | 'strand_invited'
  | 'strands_in_table'
  | 'strands_institution'
  | 'strands_people'
  | 'strands_takes_part'
export type Words = Readonly<Record<WordKey, string>>

export const WordsContext = createContext<Words | null>(null)

/** The fixed words in the reader's language. Throws outside `WordsContext`: a page without words is a bug, not a blank. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('A part of the interface was rendered outside WordsContext')
  return words
}
