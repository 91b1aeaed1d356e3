{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Step 4: domains one by one. Add comes first, so that the Enter key in the name means it. }}
{{>STEPS}}
<form method="post" action="{{ACTION}}" novalidate>
<input type="hidden" name="token" value="{{TOKEN}}">
<div class="card">
<h2>{{_Add a domain_}}</h2>
{{>FORM}}
<div class="buttons"><button name="go" value="add">{{_Add_}}</button></div>
</div>
<div class="card">
<h2>{{_Domains of the new user_}}</h2>
{{#NO_ENTRY}}<p class="hint">{{_No domains yet. The user can also be created without one._}}</p>{{/NO_ENTRY}}
{{#SOME_ENTRIES}}
<div class="scroll list" tabindex="0" role="region" aria-label="{{_Domains of the new user_}}">
<table>
<thead><tr><th scope="col" class="select">{{_Select_}}</th><th scope="col">{{_Domain_}}</th><th scope="col">{{_Register_}}</th></tr></thead>
<tbody>
{{#ENTRIES}}{{#ENTRY}}
<tr><td class="select"><input type="checkbox" name="drop" value="{{ENTRY_NAME}}" aria-label="{{_Select_}}: {{ENTRY_READABLE}}"></td><td>{{ENTRY_READABLE}}</td><td data-th="{{_Register_}}"><input type="checkbox" name="tick" value="{{ENTRY_NAME}}" aria-label="{{_Register_}}: {{ENTRY_READABLE}}"{{#TICKED}} checked{{/TICKED}}></td></tr>
{{/ENTRY}}{{/ENTRIES}}
</tbody>
</table>
</div>
<div class="buttons"><button name="go" value="change">{{_Save ticks_}}</button><button name="go" value="drop">{{_Delete selected_}}</button></div>
{{/SOME_ENTRIES}}
</div>
{{#ADDRESS}}
<div class="card">
<h2>{{_IP address_}}</h2>
{{>FORM}}
</div>
{{/ADDRESS}}
<p class="hint">{{_Nothing has been created yet. The next button creates the user with everything you entered._}}</p>
<div class="buttons"><button class="primary" name="go" value="create">{{_Create user_}}</button><button name="go" value="back">{{_Back_}}</button><span class="grow"></span><a class="button" href="/users">{{_Cancel_}}</a></div>
</form>
