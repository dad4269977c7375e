import { SIDES } from '../../history/view.js';
import { DETAIL_SHARE, LIST_SHARE } from '../../page.js';
import { BADGE_PX, GAP_PX, MAX_PANEL_WIDTH_PX, MIN_PANEL_PX } from '../../panel/geometry.js';
import * as px from '../tokens.js';
import { DARK, IDLE_ALPHA, LIGHT, WHITE } from '../tokens.js';

const variables = (theme: px.Theme) =>
  (Object.keys(theme) as (keyof px.Theme)[]).map((name) => `--${name}:${theme[name]}`).join(';');

const sides = SIDES.map(
  (side) =>
    `[data-side=${side}]{color:var(--${side})}[part~=badge][data-side=${side}]{background-color:${LIGHT[side]}}`,
).join('');

const inset = (edge: string) => `calc(${GAP_PX}px + env(safe-area-inset-${edge}))`;
const maxHeight = (share: number) =>
  `[data-share="${share}"]{max-height:min(max(${MIN_PANEL_PX}px,${share * 100}%),calc(100% - ${2 * GAP_PX}px - env(safe-area-inset-top) - env(safe-area-inset-bottom)))}`;
const chipGap = (px.TARGET_PX - px.CHIP_PX) / 2;
const badgeGap = (px.TARGET_PX - BADGE_PX) / 2;

/**
 * Styles the elements for light, dark and forced colours. The host's rules are important, since the page can style it too.
 * The rules of the parts are not, so that the page can change them with `::part`.
 */
export const STYLE = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important;direction:ltr!important;color-scheme:light dark!important}
[part=view]{${variables(LIGHT)}}
@media (prefers-color-scheme:dark){[part=view]{${variables(DARK)}}}
[data-theme=light]{${variables(LIGHT)};color-scheme:light}[data-theme=dark]{${variables(DARK)};color-scheme:dark}
*{box-sizing:border-box;margin:0;padding:0;font:${px.TEXT_PX}px/20px var(--font),sans-serif;color:inherit;overflow-wrap:anywhere;letter-spacing:normal}
button{min-width:${px.TARGET_PX}px;min-height:${px.TARGET_PX}px;border:0;background:none;cursor:pointer;pointer-events:auto;touch-action:manipulation}
:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
[part~=badge]{position:fixed;width:${px.TARGET_PX}px;height:${px.TARGET_PX}px;border:${badgeGap}px solid transparent;background-clip:padding-box;border-radius:50%;box-shadow:inset 0 0 0 2px ${WHITE};font:bold ${px.SMALL_PX}px/1 var(--font),sans-serif;opacity:${IDLE_ALPHA};touch-action:none;user-select:none;-webkit-user-select:none;-webkit-touch-callout:none}
[data-new=true],[part~=badge]:focus-visible,[part~=badge]:hover{opacity:1}
${sides}
[part~=badge][data-side]{color:${WHITE}}
[part=panel]{position:fixed;left:${inset('left')};right:${inset('right')};bottom:${inset('bottom')};max-width:${MAX_PANEL_WIDTH_PX}px;margin:0 auto;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);border:1px solid var(--line);border-radius:${px.RADIUS_PX}px;overflow:hidden;box-shadow:0 2px ${GAP_PX}px #0006;pointer-events:auto}
${[LIST_SHARE, DETAIL_SHARE, 1].map(maxHeight).join('')}
@media (orientation:landscape){[part=panel]{width:clamp(320px,50%,440px);max-width:calc(100% - ${2 * GAP_PX}px - env(safe-area-inset-left) - env(safe-area-inset-right));margin:0}
[data-edge=left]{right:auto}[data-edge=right]{left:auto}}
[part=head]{display:flex;flex:none;border-bottom:1px solid var(--line)}
h2{flex:1 1 64px;min-width:64px;padding:12px 0 11px ${px.PADDING_PX}px;font-weight:700;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
[part~=back]+h2{padding-left:0}
[part~=sign]{flex:none;font-size:${px.SIGN_PX}px;font-weight:700}
[part~=chip]{flex:0 1 auto;padding:0 ${chipGap}px;border:${chipGap}px solid transparent;border-width:${chipGap}px 3px;background:var(--field) padding-box;border-radius:${px.TARGET_PX / 2}px;font-size:${px.SMALL_PX}px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
[aria-expanded=true]{color:var(--accent)}
[part=content]{flex:0 1 auto;overflow:auto;overscroll-behavior:contain;scrollbar-width:thin;user-select:text;-webkit-user-select:text}
ul{list-style:none}
li button{display:block;width:100%;text-align:start;border-bottom:1px solid var(--line);padding:4px ${px.PADDING_PX}px 3px}
[part~=row]{min-height:0;height:${px.ROW_PX}px}
[part=line]{display:flex;gap:${GAP_PX}px;align-items:baseline}
[part=mark]:empty{display:none}
[part=line]>:first-child{flex:1}
[part=line]>[part=mark]{flex:none}
[part~=row] span{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;line-height:16px;max-height:16px}
li button:hover{background:var(--field)}
[part~=choice]{padding:${GAP_PX}px ${px.PADDING_PX}px;color:var(--accent)}
[part~=row] [part=text]{font-weight:700}
[part=side],[part=place],[part=mark],[part=note] *,h3 *{font-size:${px.SMALL_PX}px;line-height:16px}
[part=place],[part=mark],[part=note],h3{color:var(--muted)}
[part=side],h3 *{font-weight:700}
h3,p{padding:2px ${px.PADDING_PX}px 4px}
h3{padding-top:10px}
p>[part=mark]{display:block}
[part=note]{padding:${GAP_PX}px ${px.PADDING_PX}px}
[part=status]{position:fixed;clip-path:inset(50%)}
@media (max-width:258px){[part=head]{flex-wrap:wrap}}
@media (max-height:${MIN_PANEL_PX}px){[part=panel]{overflow:auto}[part=content]{flex:none;overflow:visible}}
@media (prefers-reduced-motion:no-preference){[part=panel]{animation:in .15s}@keyframes in{from{opacity:0}}}
@media (forced-colors:active){[part=panel],button{border:1px solid}[part~=chip]{border-width:1px}[part~=badge]{border-width:${badgeGap}px;opacity:1;forced-color-adjust:none}[aria-expanded=true]{background:Highlight;color:HighlightText;forced-color-adjust:none}}
`;
