{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
A Listing: search, table, group actions, pages. show() in src/http/listing_show.cc fills it. The page's own: NEW, its button; LIVE, the rows
still change: script exchanges them until they do not; RELOADS, without script the page loads itself again meanwhile. The rows make up most of the page:
they are written without line breaks and without the end tags that HTML lets one leave out, and name icons that are taken from the sprite once. }}
<div class="card flush list">
<div class="bar">
{{#SEARCH}}
<form class="search" method="get" action="{{LIST_PATH}}" role="search">
{{#WORDS}}<input type="search" name="search" value="{{SEARCHED}}" aria-label="{{_Search_}}" placeholder="{{_Search_}}" maxlength="100">{{/WORDS}}
{{#FILTER}}<select name="{{FILTER_NAME}}" aria-label="{{FILTER_LABEL}}" data-submit><option value="">{{FILTER_LABEL}}: {{_all_}}</option>{{#FILTER_OPTION}}<option value="{{OPTION_VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OPTION_LABEL}}</option>{{/FILTER_OPTION}}</select>{{/FILTER}}
{{#FREE_FILTER}}<input class="short" name="{{FILTER_NAME}}" value="{{FILTER_VALUE}}" aria-label="{{FILTER_LABEL}}" placeholder="{{FILTER_LABEL}}" maxlength="100">{{/FREE_FILTER}}
{{#KEPT}}<input type="hidden" name="{{KEPT_NAME}}" value="{{KEPT_VALUE}}">{{/KEPT}}
<button>{{_Search_}}</button>
</form>
{{/SEARCH}}
{{#RESET}}<a class="quiet" href="{{RESET_HREF}}">{{_Reset search_}}</a>{{/RESET}}
{{#SEARCH}}<a class="quiet" href="{{HIDE_HREF}}">{{_Hide search_}}</a>{{/SEARCH}}
{{#SHOW_SEARCH}}<a class="quiet" href="{{SHOW_SEARCH_HREF}}">{{_Show search_}}</a>{{/SHOW_SEARCH}}
<span class="grow"></span>
{{#NEW}}<a class="button primary" href="{{NEW_HREF}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#plus"></use></svg>{{NEW_LABEL}}</a>{{/NEW}}
</div>
{{#EMPTY}}
<p class="empty"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#inbox"></use></svg><span>{{EMPTY_TEXT}}</span></p>
{{/EMPTY}}
{{#TABLE}}
<svg hidden>{{#ICON}}<symbol id="i-{{ICON_NAME}}"><use href="{{ICONS}}#{{ICON_NAME}}"></use></symbol>{{/ICON}}</svg>
<div class="scroll" id="rows" tabindex="0" role="region" aria-label="{{_Table_}}"{{#LIVE}} data-live{{/LIVE}}>
<form method="post"><input type="hidden" name="token" value="{{TOKEN}}">
<table>
<thead><tr>
{{#GROUP}}<td class="select"><input type="checkbox" data-select-all aria-label="{{_Select all_}}">{{/GROUP}}
{{#HEAD}}
<th scope="col"{{#NUMBER}} class="num"{{/NUMBER}}{{#UP}} aria-sort="ascending"{{/UP}}{{#DOWN}} aria-sort="descending"{{/DOWN}}>{{#PLAIN_HEAD}}{{HEAD_LABEL}}{{/PLAIN_HEAD}}{{#SORT_HEAD}}<a href="{{SORT_HREF}}">{{HEAD_LABEL}}{{#UP}}&nbsp;<span aria-hidden="true">▲</span>{{/UP}}{{#DOWN}}&nbsp;<span aria-hidden="true">▼</span>{{/DOWN}}</a>{{/SORT_HEAD}}
{{/HEAD}}
{{#HAS_ACTIONS}}<th scope="col" class="actions">{{_Actions_}}{{/HAS_ACTIONS}}
</thead>
<tbody>{{#ROW}}<tr>{{#SELECT}}<td class="select"><input type="checkbox" name="id" value="{{ROW_ID}}" form="group" aria-label="{{_Select_}}: {{ROW_NAME}}">{{/SELECT}}{{#CELL}}<td{{#CLASSED}} class="{{CELL_CLASS}}"{{/CLASSED}} data-th="{{CELL_LABEL}}"{{#EXACT}} title="{{CELL_TITLE}}"{{/EXACT}}>{{#LINK}}<a href="{{CELL_HREF}}">{{/LINK}}{{#BADGE}}<span class="badge {{CELL_BADGE}}">{{/BADGE}}{{CELL_TEXT}}{{#LINK}}</a>{{/LINK}}{{#BADGE}}</span>{{/BADGE}}{{/CELL}}{{#HAS_ACTIONS}}<td class="actions">{{/HAS_ACTIONS}}{{#POST_ACTION}}<button formaction="{{ACTION_HREF}}" aria-label="{{ACTION_LABEL}}: {{ROW_NAME}}"><svg><use href="#i-{{ACTION_ICON}}"/></svg></button>{{/POST_ACTION}}{{#GET_ACTION}}<a href="{{ACTION_HREF}}" aria-label="{{ACTION_LABEL}}: {{ROW_NAME}}"><svg><use href="#i-{{ACTION_ICON}}"/></svg></a>{{/GET_ACTION}}{{/ROW}}</tbody>
</table>
</form>
</div>
{{#RELOADS}}<noscript><meta http-equiv="refresh" content="2"></noscript>{{/RELOADS}}
<form method="post" action="{{LIST_PATH}}" id="group" class="bar below">
{{#GROUP}}
<input type="hidden" name="token" value="{{TOKEN}}">
<select name="action" aria-label="{{_With the selected entries_}}">
<option value="">{{_With selected…_}}</option>
{{#GROUP_ACTION}}<option value="{{GROUP_VALUE}}"{{#DANGEROUS}} data-confirm="{{_Really do this with all selected entries?_}}"{{/DANGEROUS}}>{{GROUP_LABEL}}</option>{{/GROUP_ACTION}}
</select>
<button>{{_Apply_}}</button>
{{/GROUP}}
<span class="grow"></span>
<span class="total">{{TOTAL}}{{#EXPORT}} · <a href="{{EXPORT_HREF}}" download>{{_Download as CSV_}}</a>{{/EXPORT}}</span>
{{#PAGES}}
<nav class="pages" aria-label="{{_Pages_}}">
{{#FIRST}}<a href="{{PAGE_HREF}}">{{_First_}}</a>{{/FIRST}}
{{#PREVIOUS}}<a href="{{PAGE_HREF}}" rel="prev" aria-label="{{_Previous_}}" title="{{_Previous_}}">‹</a>{{/PREVIOUS}}
{{#NUMBERS}}
{{#HERE}}<b aria-current="page">{{PAGE_NUMBER}}</b>{{/HERE}}
{{#THERE}}<a href="{{PAGE_HREF}}">{{PAGE_NUMBER}}</a>{{/THERE}}
{{/NUMBERS}}
{{#NEXT}}<a href="{{PAGE_HREF}}" rel="next" aria-label="{{_Next_}}" title="{{_Next_}}">›</a>{{/NEXT}}
{{#LAST}}<a href="{{PAGE_HREF}}">{{_Last_}}</a>{{/LAST}}
</nav>
{{/PAGES}}
{{#SIZES}}
<nav class="pages" aria-label="{{_Entries per page_}}">
{{#SIZE}}
{{#SIZE_HERE}}<b aria-current="true">{{SIZE_LABEL}}</b>{{/SIZE_HERE}}
{{#SIZE_THERE}}<a href="{{SIZE_HREF}}">{{SIZE_LABEL}}</a>{{/SIZE_THERE}}
{{/SIZE}}
</nav>
{{/SIZES}}
</form>
{{/TABLE}}
</div>
