import { z } from 'zod'
import { OfCase } from '../cases/case-scope.ts'
import { BUNDLE_ACTS, BundleId, PieceId } from './bundle.domain.ts'

/** What the addresses of one copy of data hold. */
export const OfBundle = OfCase.extend({ bundleId: BundleId })
export const OfPiece = OfBundle.extend({ pieceId: PieceId })
export const OfAct = OfBundle.extend({ act: z.enum(BUNDLE_ACTS) })
