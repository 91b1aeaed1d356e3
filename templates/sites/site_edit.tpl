{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The settings of one site, and what its DNS needs. }}
{{#REMOVING}}<p class="note warn">{{_This domain is being removed._}}</p>{{/REMOVING}}
{{#EDIT}}
<div class="bar state">
{{#LIVE}}<span class="badge good">{{_Live_}}</span>{{/LIVE}}{{#PENDING}}<span class="badge warn">{{_Being set up_}}</span>{{/PENDING}}
{{#ALABEL}}<span class="mono">{{ALABEL_TEXT}}</span>{{/ALABEL}}
<span class="grow"></span>
{{#HAS_SUBDOMAINS}}<a class="button" href="{{SUBDOMAIN_HREF}}">{{_New subdomain_}}</a>{{/HAS_SUBDOMAINS}}
<a class="button danger" href="{{DELETE_HREF}}">{{_Delete_}}</a>
</div>
<form method="post" novalidate class="card">
<input type="hidden" name="token" value="{{TOKEN}}">
{{>FORM}}
<div class="buttons"><button class="primary">{{_Save_}}</button><a class="button" href="/domains">{{_Cancel_}}</a></div>
</form>
<div class="card flush">
<div class="bar"><h2>{{_Records for DNS elsewhere_}}</h2></div>
<p class="inset">{{_When the name servers of this domain are not ours, these records lead visitors here:_}}</p>
<div class="scroll list" tabindex="0" role="region" aria-label="{{_Records for DNS elsewhere_}}">
<table>
<thead><tr><th scope="col">{{_Name_}}</th><th scope="col">{{_Type_}}</th><th scope="col">{{_Value_}}</th></tr></thead>
<tbody>{{#RECORD}}<tr><td>{{RECORD_NAME}}</td><td data-th="{{_Type_}}">{{RECORD_TYPE}}</td><td data-th="{{_Value_}}">{{RECORD_VALUE}}</td></tr>{{/RECORD}}</tbody>
</table>
</div>
</div>
{{/EDIT}}
