/**
 * How the sidebar looks: like Google's own. 300 px wide, nothing scrolls sideways, every focus is visible, and nothing
 * is told by colour alone. Colours have a contrast of at least 4.5 to 1 on white.
 */
export const PAGE_STYLE = `
*{box-sizing:border-box}
html{font:400 14px/20px Roboto,Arial,sans-serif;color:#202124;background:#fff}
body{margin:0;min-width:0;overflow-wrap:anywhere}
[hidden]{display:none!important}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
#top{position:sticky;top:0;z-index:2;background:#fff}
#back{margin:8px 8px 0;padding:4px 8px;border:0;border-radius:4px;background:none;color:#1967d2;font:inherit;cursor:pointer}
#bar{height:3px;background:linear-gradient(90deg,#1a73e8 40%,#d2e3fc 40%);background-size:200% 100%;animation:run 1.2s linear infinite}
@keyframes run{from{background-position:200% 0}to{background-position:0 0}}
@media (prefers-reduced-motion:reduce){#bar{animation:none}}
#loading{padding:16px}
#problem:not(:empty){margin:8px 16px;padding:8px 12px;border:1px solid #5f6368;border-left-width:4px;border-radius:4px}
#notice{position:fixed;left:12px;right:12px;bottom:12px;z-index:3;padding:10px 14px;border-radius:4px;background:#202124;color:#fff}
#notice:empty{display:none}
#notice a{color:#8ab4f8}
.card>header{display:flex;justify-content:space-between;align-items:flex-start;padding:12px 16px 4px}
.card>header>div{min-width:0}
h1{margin:0;font-size:18px;line-height:24px;font-weight:500}
h1:focus{outline:none}
.subtitle{margin:2px 0 0;color:#5f6368;font-size:13px}
section{padding:8px 16px;border-top:1px solid #e8eaed}
header+section{border-top:0}
h2{margin:4px 0 6px;font-size:13px;line-height:18px;font-weight:500;color:#3c4043}
p{margin:6px 0}
ul{margin:0;padding:0;list-style:none}
li{display:flex;align-items:center;gap:8px}
.row{display:block;flex:1;min-width:0;margin:0 -8px;padding:8px;border:0;border-radius:4px;background:none;color:inherit;font:inherit;text-align:start;text-decoration:none}
button.row,a.row{cursor:pointer}
button.row{position:relative;padding-right:24px}
button.row::after{content:'›'/'';position:absolute;top:50%;right:8px;transform:translateY(-50%);color:#5f6368;font-size:18px}
button.row:hover,a.row:hover{background:#f1f3f4}
.row>.top,.row>.text,.row>.bottom{display:block}
.row>.top,.row>.bottom{color:#5f6368;font-size:12px;line-height:16px}
a.row{color:#1967d2}
a.row>.text{display:inline}
.buttons,footer{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
footer{position:sticky;bottom:0;margin:0;padding:10px 16px;border-top:1px solid #e8eaed;background:#fff}
.button{max-width:100%;padding:7px 14px;border:1px solid #747775;border-radius:4px;background:#fff;color:#1967d2;font:500 13px/18px Roboto,Arial,sans-serif;text-align:center;text-decoration:none;cursor:pointer}
.buttons .button{padding:4px 10px}
.button:hover{background:#f6fafe}
.button.main{border-color:#1a73e8;background:#1a73e8;color:#fff}
.button.main:hover{background:#1765cc}
.button:disabled{border-color:#dadce0;background:#f1f3f4;color:#5f6368;cursor:default}
.field{margin:10px 0}
label,legend{display:block;padding:0;font-size:13px;line-height:18px}
input[type=text],input[type=date],select,textarea{width:100%;margin-top:3px;padding:7px 8px;border:1px solid #747775;border-radius:4px;background:#fff;color:inherit;font:inherit}
textarea{resize:vertical}
.hint{margin:3px 0 0;color:#5f6368;font-size:12px;line-height:16px}
fieldset{margin:10px 0;padding:0;border:0;min-width:0}
.option{display:flex;gap:8px;align-items:flex-start;padding:4px 0}
.option input{flex:none;width:18px;height:18px;margin:0;accent-color:#1a73e8}
.option label{flex:1;min-width:0;font-size:14px;line-height:20px}
.menu{position:relative;flex:none}
.menu>summary{width:32px;height:32px;border-radius:16px;font-size:20px;line-height:32px;text-align:center;list-style:none;cursor:pointer}
.menu>summary::-webkit-details-marker{display:none}
.menu>ul{position:absolute;right:0;z-index:2;width:220px;padding:6px 0;border-radius:4px;background:#fff;box-shadow:0 1px 3px 1px rgba(60,64,67,.3)}
.menu li button{width:100%;padding:8px 14px;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}
.menu li button:hover,.menu>summary:hover{background:#f1f3f4}
.fold>summary{padding:6px 0;color:#1967d2;cursor:pointer}
hr{margin:8px 0;border:0;border-top:1px solid #e8eaed}
button:focus-visible,a:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:2px solid #1a73e8;outline-offset:1px}
`;
