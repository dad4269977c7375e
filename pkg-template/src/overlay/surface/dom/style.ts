import { BADGE_PX, GAP_PX } from '../../panel/geometry.js';
import { DARK, FAULT, LIGHT, PRESSED, WHITE } from '../palette.js';

const variables = (palette: typeof DARK) =>
  (Object.keys(palette) as (keyof typeof DARK)[]).map((name) => `--${name}:${palette[name]}`).join(';');

/**
 * Styles the elements for light, dark and forced colours. The host's rules are important, since the page can style it too.
 * The rules of the parts are not, so that the page can change them with `::part`.
 */
export const STYLE = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important;direction:ltr!important;color-scheme:light dark!important}
[part=view]{${variables(LIGHT)}}
@media (prefers-color-scheme:dark){[part=view]{${variables(DARK)}}}
*{box-sizing:border-box;margin:0;padding:0;font:15px/1.4 var(--font),sans-serif;color:inherit;overflow-wrap:anywhere;letter-spacing:normal}
button{min-width:44px;min-height:44px;border:0;background:var(--field);border-radius:8px;cursor:pointer;pointer-events:auto;touch-action:manipulation}
:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
[part~=badge]{position:fixed;width:${BADGE_PX}px;height:${BADGE_PX}px;border:2px solid ${WHITE};border-radius:50%;padding:0;font-weight:700;color:${WHITE};box-shadow:0 1px 6px #0008;touch-action:none;user-select:none;-webkit-user-select:none}
[part~=badge]:focus-visible{outline-offset:2px}
[part~=badge]{background:${FAULT.none}}
[part=tag],[data-side=nobody]{background:${FAULT.nobody}}
[data-side=developer]{background:${FAULT.developer}}
[data-side=unclear]{background:${FAULT.unclear}}
[data-side^=tiktok]{background:${FAULT['tiktok-client']}}
[part=panel]{position:fixed;left:calc(${GAP_PX}px + env(safe-area-inset-left));right:calc(${GAP_PX}px + env(safe-area-inset-right));max-width:640px;margin:0 auto;bottom:calc(${GAP_PX}px + env(safe-area-inset-bottom));height:62%;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);border:1px solid var(--line);border-radius:12px;overflow:hidden;box-shadow:0 4px 24px #0006;pointer-events:auto}
[data-tall=true]{height:auto;top:calc(${GAP_PX}px + env(safe-area-inset-top))}
@media (orientation:landscape){[part=panel]{top:calc(${GAP_PX}px + env(safe-area-inset-top));height:auto;width:clamp(320px,50%,440px);max-width:calc(100% - ${2 * GAP_PX}px - env(safe-area-inset-left) - env(safe-area-inset-right));margin:0}
[data-side=left]{right:auto}[data-side=right]{left:auto}}
[part=head]{display:flex;align-items:center;border-bottom:1px solid var(--line)}
h2{flex:1;padding:4px 12px;font-weight:700}
[part~=back]+h2{padding-left:4px}
[part~=back],[part~=close]{background:none;font-size:24px;border-radius:0;width:52px;height:52px}
[part=filters],[part=actions]{display:flex;flex-wrap:wrap;gap:${GAP_PX}px;padding:6px 12px;border:0 solid var(--line);border-bottom-width:1px}
[part=actions]{border-width:1px 0 0}
[part~=action]{flex:1 56px;font-size:13px;padding:0 6px}
[aria-pressed=true]{background:${PRESSED};color:${WHITE}}
[part=content]{flex:1;overflow:auto;overscroll-behavior:contain;padding-bottom:12px;user-select:text;-webkit-user-select:text}
ul{list-style:none}
[part~=row]{display:block;width:100%;text-align:start;background:none;border-radius:0;border-bottom:1px solid var(--line);padding:8px 12px}
[part~=row]:hover{background:var(--field)}
[part=title]{display:block;font-weight:700;margin-bottom:2px}
[part=more],[part=note]>*{font-size:13px;color:var(--muted)}
[part=tag]{display:inline-block;color:${WHITE};border-radius:4px;padding:0 6px;margin-inline-end:8px;font-size:13px}
h3,p{padding:4px 12px}
h3{padding-top:14px}
h3>*{font-weight:700}
h3>[part=text]:only-child{color:var(--muted)}
[part=mark]{font-weight:700}
[part=mark]::after{content:": "}
@media (max-height:300px){[part=panel]{overflow:auto}[part=content]{flex:none;overflow:visible}}
[part=status]{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);padding:0}
@media (prefers-reduced-motion:no-preference){[part=panel]{animation:in .15s}@keyframes in{from{opacity:0}}}
@media (forced-colors:active){button,[part=panel],[part=tag]{border:1px solid}[part=tag],[part~=badge]{forced-color-adjust:none}[aria-pressed=true]{background:Highlight;color:HighlightText;forced-color-adjust:none}}
`;
