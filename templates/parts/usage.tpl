{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Limits with what is used of them; show_usage() in src/features/usage.cc fills it. }}
<div class="scroll" tabindex="0" role="region" aria-label="{{_Limits and what is used_}}">
<table class="limits">
<thead><tr><th scope="col">{{_Service_}}</th><th scope="col" class="num">{{_Used_}}</th>{{#HANDS_OUT}}<th scope="col" class="num">{{_Handed out_}}</th>{{/HANDS_OUT}}<th scope="col">{{_Maximum_}}</th></tr></thead>
<tbody>
{{#LINE}}
<tr{{#OVER}} class="over"{{/OVER}}><th scope="row">{{LABEL}}</th><td class="num">{{USED}}</td>{{#HANDED_OUT}}<td class="num">{{HANDED_OUT_TEXT}}</td>{{/HANDED_OUT}}<td>
{{#UNLIMITED}}<span class="quiet">{{_unlimited_}}</span>{{/UNLIMITED}}
{{#LIMITED}}<div class="usage"><meter min="0" max="100" high="90" optimum="0" value="{{PERCENT}}" aria-label="{{LABEL}}">{{PERCENT}} %</meter><span>{{MAXIMUM}}{{#IS_OVER}} <span class="badge bad">▲ {{OVER_BY}}</span>{{/IS_OVER}}</span></div>{{/LIMITED}}
</td></tr>
{{/LINE}}
</tbody>
</table>
</div>
