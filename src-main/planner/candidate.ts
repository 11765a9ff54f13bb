/**
 * What a model is judged by. Everything beyond the first four may be missing: then it is estimated where the rules
 * say how, and unknown otherwise.
 */
export interface Candidate {
  readonly id: string;
  readonly bytes: number | null;
  /** Better models have higher numbers. */
  readonly rank: number;
  /** Recommended before all others: for trying Noggin itself. */
  readonly demo: boolean;
  /** As written by its maker: "8B", "30B (3B active)". */
  readonly parameters?: string | null;
  /** In billions; they go before what `parameters` says. */
  readonly totalParameters?: number | null;
  readonly activeParameters?: number | null;
  readonly contextLength?: number | null;
  readonly layers?: number | null;
  readonly kvHeads?: number | null;
  readonly headSize?: number | null;
  /** False: license or access are unsure, so it is offered but never recommended. */
  readonly recommendable?: boolean;
}
