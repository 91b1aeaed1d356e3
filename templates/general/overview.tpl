{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later }}
{{>TOOLS}}
{{#OWN_DATA}}
<div class="card">
<h2>{{_Your data_}}</h2>
<dl class="facts">
{{#DATUM}}<dt>{{DATUM_LABEL}}</dt><dd>{{DATUM_VALUE}}</dd>{{/DATUM}}
</dl>
</div>
{{/OWN_DATA}}
{{#USAGE}}
<div class="card flush">
<div class="bar"><h2>{{_What you use_}}</h2></div>
<div class="scroll" tabindex="0" role="region" aria-label="{{_What you use_}}">
<table>
<thead><tr><th scope="col">{{_Service_}}</th><th scope="col" class="num">{{_Used_}}</th><th scope="col">{{_Maximum_}}</th></tr></thead>
<tbody>
{{#LINE}}
<tr{{#OVER}} class="over"{{/OVER}}><th scope="row">{{LABEL}}</th><td class="num">{{USED}}</td><td>
{{#UNLIMITED}}<span class="quiet">{{_unlimited_}}</span>{{/UNLIMITED}}
{{#LIMITED}}<div class="usage"><meter min="0" max="100" high="90" optimum="0" value="{{PERCENT}}" aria-label="{{LABEL}}">{{PERCENT}} %</meter><span>{{MAXIMUM}}{{#IS_OVER}} <span class="badge bad">▲ {{_over maximum_}}</span>{{/IS_OVER}}</span></div>{{/LIMITED}}
</td></tr>
{{/LINE}}
</tbody>
</table>
</div>
</div>
{{/USAGE}}
{{>NEWEST}}
