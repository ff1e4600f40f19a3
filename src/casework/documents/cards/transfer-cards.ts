import pomost from '../../../../content/transfer-cards/pomost.json' with { type: 'json' }
import interview from '../../../../content/transfer-cards/wywiad.json' with { type: 'json' }
import { readTransferCard, type TransferCard } from './transfer-card.domain.ts'

/** Every card there is, in the order in which they are offered. */
export const TRANSFER_CARDS: readonly TransferCard[] = [pomost, interview].map(readTransferCard)
