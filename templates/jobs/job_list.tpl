{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What the system is doing for an account. }}
<div class="card">
{{#NOTHING}}<p class="quiet">{{_Nothing is being done at the moment._}}</p>{{/NOTHING}}
{{#UNFINISHED}}<p>{{_The system is doing this now. The page follows by itself; you can leave it at any time._}}</p>{{/UNFINISHED}}
{{#FINISHED}}<p>{{_Everything is finished._}}</p>{{/FINISHED}}
{{#SOME}}{{>PROGRESS}}{{/SOME}}
</div>
