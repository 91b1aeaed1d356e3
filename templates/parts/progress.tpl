{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The steps of something that takes longer than a page: show_progress() in src/http/parts.cc fills it. }}
<div role="status">
<ol class="progress">
{{#STEP}}
<li class="{{#WAITING}}waiting{{/WAITING}}{{#RUNNING}}running{{/RUNNING}}{{#DONE}}done{{/DONE}}{{#REFUSED}}refused{{/REFUSED}}">
<svg class="icon" aria-hidden="true">{{#WAITING}}<use href="{{ICONS}}#circle-dashed"></use>{{/WAITING}}{{#RUNNING}}<use href="{{ICONS}}#loader-circle"></use>{{/RUNNING}}{{#DONE}}<use href="{{ICONS}}#circle-check"></use>{{/DONE}}{{#REFUSED}}<use href="{{ICONS}}#circle-x"></use>{{/REFUSED}}</svg>
<div><span class="what">{{STEP_LABEL}}</span>{{#REASON}}<p class="reason">{{REASON_TEXT}}</p>{{/REASON}}</div>
<span class="state">{{STEP_STATE}}</span>
</li>
{{/STEP}}
</ol>
</div>
