import { caseworkMessages } from '#casework'
import { deskMessages } from '#desk'
import { directoryMessages } from '#directory'
import { identityMessages } from '#identity'
import { institutionsMessages } from '#institutions'
import { learningMessages } from '#learning'
import { modelMessages } from '#model'
import { noticesMessages } from '#notices'
import { addMessages, mailMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { siteMessages } from '#site'
import { teamsMessages } from '#teams'
import { territoryMessages } from '#territory'
import { tryoutMessages } from '#tryout'

// Words of every capability, for whichever process writes them: the one with the pages, and the one that sends what is left for later.
for (const messages of [
  siteMessages,
  mailMessages,
  identityMessages,
  territoryMessages,
  noticesMessages,
  institutionsMessages,
  protectionMessages,
  modelMessages,
  teamsMessages,
  directoryMessages,
  learningMessages,
  caseworkMessages,
  deskMessages,
  tryoutMessages,
]) {
  addMessages(messages)
}
