/** The template that creates a source. */
export const ONBOARD_SOURCE_TEMPLATE = 'template:default/onboard-source';
