import { attributesOf } from './report-to/attributes.js';
import { problemOf } from './report-to/problem.js';
import { samplerOf } from './report-to/sampler.js';
import { sentryOf } from './report-to/sentry.js';
import type { CreateSampler, ToAttributes, ToProblem, ToSentry } from './report-to-types.js';

export * from './report-to-types.js';

/** Makes an event and a breadcrumb for Sentry. See {@link ToSentry}. */
export const toSentry: ToSentry = sentryOf;
/** Makes attributes for OpenTelemetry. See {@link ToAttributes}. */
export const toAttributes: ToAttributes = attributesOf;
/** Makes a problem document of RFC 9457. See {@link ToProblem}. */
export const toProblem: ToProblem = problemOf;
/** Makes a sampler, which lets one failure of each group through in a minute. See {@link CreateSampler}. */
export const createSampler: CreateSampler = samplerOf;
